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

/** What one can ask for. */
export const consentAnswers = [...consentStates, 'none'] as const;

/** `none`: nothing recorded, or what was given has ended: that is not a yes, and not a no. */
export type ConsentNow = ConsentState | 'none';

const strictness: Record<ConsentNow, number> = { none: 0, given: 1, refused: 2, withdrawn: 3 };

/** What holds, and the record it rests on: with `none`, what was given has ended, or nothing was recorded (`null`). */
export interface ConsentStanding<R> {
  now: ConsentNow;
  record: R | null;
}

/** The last day a record holds; later than every day where it has no end. */
const endOf = ({ state, until }: ConsentRecord): string => (state === 'given' && until !== null ? until : '9999-12-31');

/**
 * What holds for one purpose on a day (`2026-05-14`), and on which record it rests. Of one identity the latest record counts; where
 * several identities of a person say different things, the stricter one does: whoever took it back under one address did not agree
 * under another. Of several that say the same, the one that holds longest, then the latest. `records`: those of all identities of
 * the person, the one recorded last first; of two at the same instant the stricter counts, then the one recorded later.
 */
export function consentStanding<R extends ConsentRecord>(day: string, records: readonly R[]): ConsentStanding<R> {
  const latest = new Map<string, R>();
  for (const record of records) {
    const known = latest.get(record.anchor);
    const later =
      known === undefined || record.at > known.at || (record.at === known.at && strictness[record.state] > strictness[known.state]);
    if (later) latest.set(record.anchor, record);
  }
  let standing: ConsentStanding<R> = { now: 'none', record: null };
  for (const record of latest.values()) {
    const now: ConsentNow = record.state === 'given' && record.until !== null && record.until < day ? 'none' : record.state;
    if (outweighs(now, record, standing)) standing = { now, record };
  }
  return standing;
}

function outweighs(now: ConsentNow, record: ConsentRecord, than: ConsentStanding<ConsentRecord>): boolean {
  if (than.record === null) return true;
  if (strictness[now] !== strictness[than.now]) return strictness[now] > strictness[than.now];
  const [end, other] = [endOf(record), endOf(than.record)];
  return end === other ? record.at > than.record.at : end > other;
}

/** What holds, without the record. */
export const consentOn = (day: string, records: readonly ConsentRecord[]): ConsentNow => consentStanding(day, records).now;
