import type { ConsentNow, ConsentPurpose, ConsentState, consentBases } from '../../../shared/domain/contributors/consent.ts';
import { locale } from '../../ui/figures.ts';
import type { Tone } from '../../ui/StatusDot.tsx';

export const purposeNames: Record<ConsentPurpose, string> = {
  contact: 'Contact',
  speaking: 'Speaking',
  swag: 'Swag',
  recognition: 'Public recognition',
};

/** What it is about, in a sentence: "Consent to being contacted". */
export const purposeWords: Record<ConsentPurpose, string> = {
  contact: 'being contacted',
  speaking: 'being asked to speak',
  swag: 'being sent swag',
  recognition: 'being named in public',
};

export const stateNames: Record<ConsentState, string> = { given: 'Given', refused: 'Refused', withdrawn: 'Withdrawn' };

export const stateTones: Record<ConsentNow, Tone> = { given: 'good', refused: 'bad', withdrawn: 'bad', none: 'quiet' };

export const basisNames: Record<(typeof consentBases)[number], string> = {
  'said so': 'They said so',
  contract: 'A contract',
  'legitimate interest': 'Legitimate interest',
};

/** An address in a commit is there for the code; nobody asked its owner anything. */
export const NO_BASIS = 'No basis recorded. An address in a commit is not a permission.';

const dayFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "14 May 2026" of `2026-05-14` */
export const dayWords = (day: string): string => dayFormat.format(Date.parse(day));
