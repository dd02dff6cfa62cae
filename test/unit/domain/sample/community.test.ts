import { describe, expect, it } from 'vitest';
import { contributionKinds, creditKinds } from '../../../../shared/domain/contributors/contributions.ts';
import { checkDetail, type DetailField, detailFields } from '../../../../shared/domain/contributors/details.ts';
import { sampleCommunity, sampleSeed } from '../../../../shared/domain/sample/community.ts';
import type { Member } from '../../../../shared/domain/sample/members.ts';

const asOf = '2026-05-14';
const DAY = 86_400_000;
const end = Date.parse(asOf);
const community = sampleCommunity(sampleSeed, asOf);
const { members, activities, decisions, events } = community;

const byMember = new Map<Member, typeof activities>(members.map((member) => [member, activities.filter((one) => one.member === member)]));
const ofRank = (rank: Member['rank']) => members.filter((member) => member.rank === rank);
const countIn = (from: number, to: number) => activities.filter(({ at }) => at >= from && at < to).length;

describe('the sample community', () => {
  it('is the same for the same seed and day, and another one for another', () => {
    expect(sampleCommunity(sampleSeed, asOf)).toEqual(community);
    expect(sampleCommunity(sampleSeed + 1, asOf).members.map(({ name }) => name)).not.toEqual(members.map(({ name }) => name));
  });

  it('moves with the day it is looked at: the same people, so many days later', () => {
    const later = sampleCommunity(sampleSeed, '2026-08-14');
    expect(later.members.map(({ name, from }) => [name, from - 92])).toEqual(members.map(({ name, from }) => [name, from]));
  });

  it.each(['2024-02-29', '2026-01-01', '2026-12-31'])('ends on the day before %s and has everybody do something', (day) => {
    const other = sampleCommunity(sampleSeed, day);
    const times = other.activities.map(({ at }) => at);
    expect(Math.max(...times)).toBeLessThan(Date.parse(day));
    expect(Math.max(...times)).toBeGreaterThan(Date.parse(day) - 2 * DAY);
    expect(Math.min(...times)).toBeGreaterThan(Date.parse(day) - 1100 * DAY);
    expect(new Set(other.activities.map(({ member }) => member)).size).toBe(other.members.length);
  });

  it('has about 400 people, most of whom came once, and a small core', () => {
    expect(members.length).toBeGreaterThan(380);
    expect(members.length).toBeLessThan(420);
    const few = [...byMember.values()].filter((done) => done.length <= 5).length;
    expect(few).toBeGreaterThan(members.length / 2);
    expect(ofRank('core')).toHaveLength(12);
    expect(ofRank('staff')).toHaveLength(6);
    const work = [...byMember].sort(([, a], [, b]) => b.length - a.length).slice(0, 18);
    expect(work.filter(([{ rank }]) => rank === 'core' || rank === 'staff').length).toBeGreaterThan(15);
  });

  it('has every kind of contribution and credit, and work that is kept apart', () => {
    const kinds = new Set([...activities, ...decisions.attended].map(({ countsAs }) => countsAs));
    for (const kind of [...contributionKinds, ...creditKinds, 'merge', 'committed'] as const) expect(kinds, kind).toContain(kind);
  });

  it('knows no activity by the same kind and key twice', () => {
    expect(new Set(activities.map(({ kind, key }) => `${kind} ${key}`)).size).toBe(activities.length);
  });

  it('gives no credit for a commit to its own author', () => {
    const authors = new Map(activities.filter(({ kind }) => kind === 'commit').map(({ key, member }) => [key, member]));
    const credits = activities.filter(({ kind }) => ['review', 'test', 'help', 'report', 'co_author', 'committed'].includes(kind));
    expect(credits.length).toBeGreaterThan(100);
    for (const { key, member } of credits) {
      const author = authors.get(key.split(':')[0] ?? '');
      expect(author).toBeDefined();
      expect(author).not.toBe(member);
    }
  });

  it('grows from year to year, and jumps at a hackathon', () => {
    const years = [0, 1, 2].map((back) => countIn(end - (back + 1) * 365 * DAY, end - back * 365 * DAY));
    expect(years[0]).toBeGreaterThan(years[1] ?? 0);
    expect(years[1]).toBeGreaterThan(2 * (years[2] ?? 0));
    for (const { from } of events.filter(({ kind, to }) => kind === 'hackathon' && to < asOf)) {
      const start = Date.parse(from) / DAY;
      const joined = (first: number) => members.filter((member) => member.from >= first && member.from < first + 9).length;
      expect(joined(start), from).toBeGreaterThan(3 * joined(start - 18));
    }
  });

  it('works on weekdays where it is paid, and sleeps at night', () => {
    const staff = activities.filter(({ member, kind }) => member.rank === 'staff' && kind === 'issue_help');
    const local = staff.map(({ at, offset }) => new Date(at + offset * 60_000));
    expect(local.filter((date) => date.getUTCDay() % 6 === 0).length).toBeLessThan(local.length / 10);
    expect(local.every((date) => date.getUTCHours() >= 9 && date.getUTCHours() < 18)).toBe(true);
    const people = activities.filter(({ member, kind }) => member.rank === 'core' && kind === 'commit');
    const hours = people.map(({ at, offset }) => new Date(at + offset * 60_000).getUTCHours());
    expect(hours.filter((hour) => hour >= 1 && hour < 6).length).toBe(0);
  });

  it('has somebody who went quiet, somebody who came back, and doubles and namesakes', () => {
    const last = (name: string) => Math.max(...activities.filter(({ member }) => member.name === name).map(({ at }) => at));
    expect((end - last('Ansel Kirrane')) / DAY).toBeGreaterThan(200);
    const mirela = activities.filter(({ member }) => member.name === 'Mirela Dragovanis').map(({ at }) => (end - at) / DAY);
    expect(mirela.some((back) => back < 240)).toBe(true);
    expect(mirela.some((back) => back > 561)).toBe(true);
    expect(mirela.some((back) => back > 241 && back < 559)).toBe(false);
    expect(members.filter(({ sameAs }) => sameAs !== null)).toHaveLength(3);
    const names = members.filter(({ sameAs }) => sameAs === null).map(({ name }) => name);
    expect(names.length - new Set(names).size).toBe(1);
    expect(ofRank('bot')).toHaveLength(2);
    expect(ofRank('agent')).toHaveLength(1);
  });

  it('gives everybody identities of their own, in domains that cannot exist', () => {
    const identities = members.flatMap((member) => member.identities);
    expect(new Set(identities.map(({ platform, value }) => `${platform} ${value.toLowerCase()}`)).size).toBe(identities.length);
    for (const { type, value } of identities) {
      if (type === 'email') expect(value).toMatch(/^[a-z0-9.]+@[a-z0-9.-]+\.(example|invalid)$/);
      else expect(value).toMatch(/^[a-z0-9._]+$/);
    }
  });

  it('notes only what the fields take', () => {
    const builtIn = decisions.values.filter(({ field }) => (detailFields as readonly string[]).includes(field) && field !== 'owner');
    expect(builtIn.length).toBeGreaterThan(400);
    for (const { field, value } of builtIn) {
      const kept = checkDetail(field as DetailField, value);
      // The runtime calls some zones by an older name.
      expect(kept).toEqual({ value: field === 'timeZone' ? expect.any(String) : value });
    }
  });

  it('has follow-ups that are late, due today and still to come', () => {
    const open = decisions.contacts.flatMap(({ followUp }) => (followUp && !followUp.done ? [followUp.on] : []));
    expect(open.filter((on) => on < asOf).length).toBeGreaterThan(0);
    expect(open.filter((on) => on === asOf).length).toBeGreaterThan(1);
    expect(open.filter((on) => on > asOf).length).toBeGreaterThan(3);
    for (const { at } of [...decisions.contacts, ...decisions.notes, ...decisions.consents]) expect(at).toBeLessThan(end);
  });

  it('asked few people for consent, and not all agreed', () => {
    const states = new Set(decisions.consents.map(({ state }) => state));
    expect([...states].sort()).toEqual(['given', 'refused', 'withdrawn']);
    expect(new Set(decisions.consents.map(({ member }) => member)).size).toBeLessThan(members.length / 3);
  });

  it('meets some fifteen times over three years, and will again', () => {
    expect(events.length).toBeGreaterThan(14);
    expect(events.filter(({ from }) => from > asOf).length).toBeGreaterThan(1);
    const past = events.filter(({ kind, to }) => kind === 'conference' && to < asOf);
    for (const { name } of past)
      expect(decisions.attended.filter(({ countsAs, event }) => countsAs === 'talk' && event.name === name).length, name).toBeGreaterThan(
        3,
      );
  });
});
