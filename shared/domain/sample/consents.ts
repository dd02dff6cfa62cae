import type { ConsentPurpose, ConsentState, consentBases } from '../contributors/consent.ts';
import { dayName } from '../time/days.ts';
import type { Member } from './members.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

export interface SampleConsent {
  member: Member;
  purpose: ConsentPurpose;
  state: ConsentState;
  basis: (typeof consentBases)[number];
  text: string;
  at: number;
  until: string | null;
  by: number;
}

const words: Record<ConsentPurpose, Record<ConsentState, readonly string[]>> = {
  contact: {
    given: ['Ticked “you may write to me” in the form.', 'Said so in a mail.'],
    refused: ['“Please talk to me in the issues only.”'],
    withdrawn: ['Asked not to be written to any more.'],
  },
  speaking: {
    given: ['On the phone: may be asked for talks, two a year.', 'Form for speakers.'],
    refused: ['Does not want to stand on a stage.'],
    withdrawn: ['No talks for now, too much travel.'],
  },
  swag: {
    given: ['Gave a size in the swag form.', 'Said so at the booth.'],
    refused: ['Has enough T-shirts, thank you.'],
    withdrawn: ['Address is not to be kept any longer.'],
  },
  recognition: {
    given: ['May be named in the release notes and on the wall of thanks.'],
    refused: ['Would rather not be named in public.'],
    withdrawn: ['Name off the wall of thanks, please.'],
  },
};

/** How often somebody was asked for each purpose, and said what. Most people never were. */
const asked: Record<ConsentPurpose, Partial<Record<Member['rank'], number>>> = {
  contact: { core: 1, staff: 1, regular: 0.7, returning: 0.18, passing: 0.02 },
  speaking: { core: 0.7, regular: 0.25, returning: 0.02 },
  swag: { core: 0.9, staff: 0.8, regular: 0.45, returning: 0.08, passing: 0.01 },
  recognition: { core: 0.8, staff: 0.5, regular: 0.3, returning: 0.05 },
};

export function inventConsents(members: readonly Member[], asOf: number, random: Random): SampleConsent[] {
  const consents: SampleConsent[] = [];
  for (const member of members) {
    if (member.sameAs !== null) continue;
    for (const purpose of ['contact', 'speaking', 'swag', 'recognition'] as const) {
      if (!random.chance(asked[purpose][member.rank] ?? 0)) continue;
      const day = random.between(Math.min(asOf - 2, member.from + 10), asOf - 2);
      const first = random.chance(member.rank === 'core' ? 0.03 : 0.12) ? 'refused' : 'given';
      const record = (state: ConsentState, on: number): void => {
        const until = state === 'given' && purpose === 'speaking' ? dayName(on + 540) : null;
        const basis = member.rank === 'staff' && state === 'given' ? 'contract' : 'said so';
        const at = on * DAY + 8 * HOUR + random.below(8 * HOUR);
        consents.push({ member, purpose, state, basis, text: random.pick(words[purpose][state]), at, until, by: random.below(4) });
      };
      record(first, day);
      if (first === 'given' && member.rank !== 'staff' && random.chance(0.06)) record('withdrawn', random.between(day + 1, asOf - 1));
    }
  }
  return consents.sort((a, b) => a.at - b.at);
}
