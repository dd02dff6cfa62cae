import type { JobHandlers } from '../../../shared/contract/define.ts';
import type { identities, SuggestionRow } from '../../../shared/contract/identities.ts';
import { tiers } from '../../../shared/domain/identities/likeness/tiers.ts';
import type { JobContext } from '../context.ts';
import { inThread } from '../in-thread.ts';
import type { Database } from '../store/database.ts';
import { type Place, placeOf, sideOf } from './apart.ts';
import type { SuggestAsked } from './suggest-thread.ts';
import type { Twice } from './suggesting.ts';

/** What was found last in a workspace, and as of which commit. */
const found = new WeakMap<object, { seq: number; twice: Promise<Twice[]> }>();

function twiceIn({ store, job }: JobContext): Promise<Twice[]> {
  const known = found.get(store);
  if (known?.seq === store.seq) return known.twice;
  const twice = inThread<Twice[]>('suggest', { path: store.path } satisfies SuggestAsked, job);
  found.set(store, { seq: store.seq, twice });
  twice.catch(() => found.delete(store));
  return twice;
}

export const identityJobs: JobHandlers<typeof identities, JobContext> = {
  async suggestions({ tier, offset, limit }, context) {
    context.job.describe('Looking for people who are there twice', '', null);
    const twice = await twiceIn(context);
    const counts = Object.fromEntries(tiers.map((one) => [one, twice.filter((suggestion) => suggestion.tier === one).length]));
    const wanted = tier === undefined ? twice : twice.filter((suggestion) => suggestion.tier === tier);
    return {
      total: wanted.length,
      counts: counts as Record<(typeof tiers)[number], number>,
      rows: wanted.slice(offset, offset + limit).flatMap((suggestion) => shown(context.store.db, suggestion) ?? []),
    };
  },
};

/** `null` where one of the two is not here any more. */
function shown(db: Database, { one, other, reasons, against, ...rest }: Twice): SuggestionRow | null {
  const [first, second] = [placeOf(db, one), placeOf(db, other)];
  return first && second ? { ...rest, reasons: [...reasons], against: [...against], one: side(db, first), other: side(db, second) } : null;
}

const side = (db: Database, place: Place): SuggestionRow['one'] => ({ identity: place.uid, ...sideOf(db, place) });
