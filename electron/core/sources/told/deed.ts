/** Something that somebody did, told with its moment and nothing about who wrote it down. */
import { DATED, dateOf } from '../../../../shared/domain/time/dated.ts';
import { monthOf } from '../../../../shared/domain/time/months.ts';
import type { ActivityFact, FactWriter, Outcome } from '../facts.ts';

type Deed = Pick<ActivityFact, 'kind' | 'key' | 'identityId' | 'nameId' | 'countsAs' | 'at' | 'title'>;

/** `asOf`: UTC epoch milliseconds of the run; what lies after it cannot be believed, and counts nowhere that needs a date. */
export function keepDeed(facts: FactWriter, deed: Deed, asOf: number): Outcome {
  const { at, dated } = dateOf(deed.at, deed.at, asOf);
  return facts.activity({
    ...deed,
    at,
    offset: null,
    month: monthOf(at),
    dated: dated === DATED.none ? DATED.none : DATED.author,
    recordedBy: null,
    recordedAt: null,
    recordedOffset: null,
  });
}
