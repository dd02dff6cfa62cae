/** What everybody did on a forge, by username and kind: straight from its data, and as the store has it. */
import type { CountedKind } from '../../shared/domain/contributors/contributions.ts';
import type { Direct } from './direct.ts';
import type { GitLabData } from './gitlab/data.ts';
import type { Person, Thing } from './gitlab/invent.ts';

interface Told {
  nameOf(person: Person): string;
  /** Whose reviews it tells of, one for each. */
  reviewersOf(thing: Thing): Person[];
}

export function expectedCounts(data: GitLabData, { nameOf, reviewersOf }: Told): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (who: Person | null, kind: CountedKind): void => {
    if (who) counts[`${nameOf(who)} ${kind}`] = (counts[`${nameOf(who)} ${kind}`] ?? 0) + 1;
  };
  const words = (thing: Thing, otherwise: CountedKind): void => {
    for (const { author, system } of data.notesOf(thing)) if (!system) add(author, author === thing.author ? 'reply' : otherwise);
  };
  for (const one of data.issues) {
    add(one.author, 'report');
    words(one, 'issue_help');
  }
  for (const one of data.mergeRequests) {
    add(one.author, 'proposed');
    words(one, 'help');
    for (const by of reviewersOf(one)) add(by, by === one.author ? 'reply' : 'review');
    const merged = one.state === 'merged' ? one.changes.at(-1) : undefined;
    if (!merged) continue;
    add(one.author, 'code');
    if (merged.by !== one.author) add(merged.by, 'merge');
  }
  return counts;
}

export function countedIn({ store }: Direct): Record<string, number> {
  const found = store.db.raw
    .prepare(
      `SELECT name.value || ' ' || counts_as AS what, count(*) AS count FROM activity JOIN identity ON identity.id = activity.identity_id
       JOIN identity_proof ON identity_proof.identity_id = identity.id JOIN identity AS name ON name.id = other_id AND name.type = 'username'
       GROUP BY 1`,
    )
    .all();
  return Object.fromEntries(found.map(({ what, count }) => [String(what), Number(count)]));
}
