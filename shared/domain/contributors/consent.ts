/** What people agreed to, per purpose (DOMAIN.md section 1). */

export const consentPurposes = ['contact', 'speaking', 'swag', 'recognition'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

export const consentStates = ['given', 'refused', 'withdrawn'] as const;
export type ConsentState = (typeof consentStates)[number];

/** On what it rests: said by the person, a contract, or the interest of both sides. */
export const consentBases = ['said so', 'contract', 'legitimate interest'] as const;
export type ConsentBasis = (typeof consentBases)[number];

export interface ConsentRecord {
  /** Identity it was recorded for. */
  anchor: string;
  state: ConsentState;
  /** UTC epoch milliseconds. */
  at: number;
  /** The last day it holds, `2026-05-14`; `null`: no end. Only what was given ends. */
  until: string | null;
}

/** `none`: nothing recorded, or what was given has ended: that is not a yes, and not a no. */
export type ConsentNow = ConsentState | 'none';

const strictness: Record<ConsentNow, number> = { none: 0, given: 1, refused: 2, withdrawn: 3 };

/**
 * What holds for one purpose on a day (`2026-05-14`). Of one identity the latest record counts; where several identities of
 * a person say different things, the stricter one does: whoever took it back under one address did not agree under another.
 * `records`: those of all identities of the person, in any order; of two at the same instant the stricter counts.
 */
export function consentOn(day: string, records: readonly ConsentRecord[]): ConsentNow {
  const latest = new Map<string, ConsentRecord>();
  for (const record of records) {
    const known = latest.get(record.anchor);
    const later =
      known === undefined || record.at > known.at || (record.at === known.at && strictness[record.state] > strictness[known.state]);
    if (later) latest.set(record.anchor, record);
  }
  let now: ConsentNow = 'none';
  for (const { state, until } of latest.values()) {
    const holds: ConsentNow = state === 'given' && until !== null && until < day ? 'none' : state;
    if (strictness[holds] > strictness[now]) now = holds;
  }
  return now;
}
