import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../../../shared/domain/identities/likeness/candidate.ts';
import { Likeness } from '../../../../../shared/domain/identities/likeness/likeness.ts';
import type { Comparison } from '../../../../../shared/domain/identities/likeness/score.ts';
import { measured, type Sign, signs } from '../../../../../shared/domain/identities/likeness/weights.ts';
import { candidate, signed } from '../../../../support/candidates.ts';

const day = 86_400_000;
const zone = (minutes: number) => ({ zones: new Map([[minutes, 1]]) });
const active = (from: number, to: number) => ({ firstAt: from * day, lastAt: to * day });
const ana = (said: Partial<Candidate> = {}) => signed(1, 'Ana Quillworth <>', said);
const also = (said: Partial<Candidate> = {}) => signed(2, 'Ana Quillworth <>', said);

/** Two identities in which the sign is found, and who else is there. */
const examples: Record<Exclude<Sign, 'base'>, Candidate[]> = {
  nameEqual: [ana(), also()],
  nameJoined: [ana(), signed(2, 'anaquillworth <>')],
  nameSubset: [ana(), signed(2, 'Ana Maria Quillworth <>')],
  nameNickname: [signed(1, 'Bob Quillworth <>'), signed(2, 'Robert Quillworth <>')],
  nameInitial: [ana(), signed(2, 'A. Quillworth <>')],
  nameFamilyInitial: [ana(), signed(2, 'Ana Q. <>')],
  nameTypo: [ana(), signed(2, 'Ana Quilworth <>')],
  nameOnlyFamily: [ana(), signed(2, 'Bruno Quillworth <>')],
  nameOnlyGiven: [ana(), signed(2, 'Ana Zendrixen <>')],
  nameNoneCommon: [ana(), signed(2, 'Bruno Zendrixen <>')],
  sameAddress: [signed(1, 'A <beaver@letters.org>'), signed(2, 'B <Beaver+git@letters.org>')],
  sameAccount: [candidate(1, { accounts: [{ host: 'github', username: 'old', id: '7' }] }), signed(2, ' <7+new@users.noreply.github.com>')],
  doubleAddress: [signed(1, 'Ana Quillworth <us@letters.org>'), signed(2, 'Bruno Zendrixen <us@letters.org>')],
  machineAddress: [signed(1, ' <beaver@box.lan>'), signed(2, ' <beaver@box.lan>')],
  handleEqual: [signed(1, ' <madbeaver@letters.org>'), signed(2, ' <madbeaver@users.noreply.github.com>')],
  handleNear: [signed(1, ' <madbeaver@letters.org>'), signed(2, ' <madbeaver42@post.org>')],
  madeWhole: [ana(), signed(2, ' <ana.quillworth@letters.org>')],
  madeInitial: [ana(), signed(2, ' <aquillworth@letters.org>')],
  madeFamily: [ana(), signed(2, ' <drquillworth@letters.org>')],
  madePrefixes: [ana(), signed(2, ' <anquil@letters.org>')],
  zoneSame: [ana(zone(60)), also(zone(120))],
  zoneSome: [
    ana({
      zones: new Map([
        [0, 0.9],
        [600, 0.1],
      ]),
    }),
    also(zone(600)),
  ],
  zoneNear: [ana(zone(0)), also(zone(180))],
  zoneFar: [ana(zone(0)), also(zone(-300))],
  timeClose: [ana(active(0, 100)), also(active(250, 300))],
  timeApart: [ana(active(0, 100)), also(active(400, 500))],
  timeFar: [ana(active(0, 100)), also(active(2000, 2100))],
};

function compared(candidates: readonly Candidate[], weights = measured): Comparison {
  const likeness = new Likeness(weights);
  likeness.add(candidates);
  const comparison = likeness.compare(1, 2);
  if (!comparison) throw new Error('They are not there.');
  return comparison;
}

describe('each sign moves the result', () => {
  it.each(Object.entries(examples))('%s', (name, candidates) => {
    const sign = name as keyof typeof examples;
    const { score, findings } = compared(candidates);
    const finding = findings.find((one) => one.sign === sign);
    expect(findings.map((one) => one.sign)).toContain(sign);
    const weight = measured[sign];
    const without = { ...measured, [sign]: { ...weight, points: 0, perRarity: 0 } };
    expect(compared(candidates, without).score).toBeCloseTo(score - (finding?.points ?? 0), 9);
    const more = { ...measured, [sign]: { ...weight, points: weight.points + 0.25 } };
    expect(compared(candidates, more).score).toBeCloseTo(score + 0.25, 9);
  });

  it('and the base, under all of them', () => {
    const lower = { ...measured, base: { ...measured.base, points: -10 } };
    expect(compared(examples.nameEqual, lower).score).toBeCloseTo(compared(examples.nameEqual).score - 6.4, 9);
  });

  it('says in words what it is', () => {
    for (const { sign } of Object.values(signs)) expect(sign.length).toBeGreaterThan(10);
  });
});

describe('the score', () => {
  it('is the sum of the weights, by hand', () => {
    // Rarity of this name alone is clamped at 4: -3.6 + 2.5 + 2.3 * 4.
    expect(compared(examples.nameEqual).score).toBeCloseTo(8.1, 9);
    // david and michael: rarity 3.18 of one name.
    const david = [signed(1, 'David Michael <>'), signed(2, 'Michael David <>')];
    expect(compared(david).score).toBeCloseTo(-3.6 + 2.5 + 2.3 * 3.18, 2);
    expect(compared(examples.sameAddress).score).toBeCloseTo(-3.6 + 8, 9);
  });

  it('is the same in either order', () => {
    for (const [a, b] of Object.values(examples)) {
      if (!a || !b) continue;
      expect(
        compared([
          { ...b, id: 1 },
          { ...a, id: 2 },
        ]).score,
      ).toBeCloseTo(compared([a, b]).score, 9);
    }
  });

  it('counts one string once: the larger of both, and a half', () => {
    // The account is the same handle as the name of one word, and is made of the full name that the other signs too.
    const one = signed(1, 'aquillworth <7+aquillworth@users.noreply.github.com>');
    const other = candidate(2, { names: ['Ana Quillworth'], accounts: [{ host: 'gitlab', username: 'aquillworth', id: null }] });
    const { findings } = compared([one, other]);
    expect(findings.map(({ sign }) => sign).sort()).toEqual(['handleEqual', 'madeInitial']);
    expect(Math.min(...findings.map(({ points }) => points))).toBe(0.5);
  });

  it('gives nothing for a handle that comes from its owner’s own name', () => {
    const { findings } = compared([
      signed(1, 'Ana Quillworth <aquillworth@letters.org>'),
      signed(2, 'Alfred Quillworth <alfred@letters.org>'),
    ]);
    expect(findings.map(({ sign }) => sign)).toEqual(['nameOnlyFamily']);
  });

  it('never suggests on an equal name of one word that is not rare, and nothing else', () => {
    const { score } = compared([
      signed(1, 'david <a1@letters.org>'),
      signed(2, 'david <b2@letters.org>'),
      ...[3, 4, 5].map((id) => signed(id, `Xa${id} Yo${id} <x${id}@letters.org>`)),
      ...Array.from({ length: 30 }, (_, at) =>
        signed(10 + at, `Zzq${'bcdfghjklmnpqrstvwxzbcdfghjklm'[at]} Kwv${at} <zz${at}@letters.org>`),
      ),
    ]);
    expect(score).toBeLessThanOrEqual(-2);
  });

  it('does not count that names clash where the address is the same', () => {
    const { findings, clash } = compared(examples.doubleAddress);
    expect(clash).toBe(true);
    expect(findings.map(({ sign }) => sign)).toEqual(['doubleAddress']);
  });

  it('takes no zone and no time as nothing, not as zero', () => {
    expect(compared([ana(zone(0)), also()]).findings.map(({ sign }) => sign)).toEqual(['nameEqual']);
    expect(compared([ana(active(0, 1)), also()]).findings.map(({ sign }) => sign)).toEqual(['nameEqual']);
  });

  it('knows that +13:00 and -11:00 are one clock', () => {
    expect(compared([ana(zone(780)), also(zone(-660))]).findings.map(({ sign }) => sign)).toContain('zoneSame');
  });

  it('takes an address with three unlike names, or of a tool that signs for everybody, as nobody’s', () => {
    const team = ['Ana Quillworth', 'Bruno Zendrixen', 'Carla Moxley'].map((name, at) => signed(at + 1, `${name} <team@letters.org>`));
    expect(compared(team).findings.map(({ sign }) => sign)).toEqual(['nameNoneCommon']);
    const list = [signed(1, 'Ana Quillworth via List <list@letters.org>'), signed(2, 'Bruno Zendrixen via List <list@letters.org>')];
    expect(compared(list).findings.map(({ sign }) => sign)).toEqual(['nameNoneCommon']);
  });
});
