/** The list group by group. */
import type { Grouping, ListGroup } from '../../../shared/contract/list-columns.ts';
import { standingNames } from '../../../shared/domain/contributors/detail-words.ts';
import { type Standing, standingOn, standings } from '../../../shared/domain/contributors/details.ts';
import { fold } from '../../../shared/domain/identities/fold.ts';
import { contributorKinds } from '../../../shared/domain/identities/kind.ts';
import { type Database, tuples } from '../store/database.ts';
import { doerOf } from '../team/queries.ts';
import { spanOf } from './cells.ts';

/** Who belongs to which group: pairs of a key and a group, and the groups in their order. Whoever is in no pair is in none of them. */
interface Membership {
  pairs: [id: number, group: string][];
  /** As a person reads them. */
  groups: { id: string; name: string }[];
}

const byName = (one: { name: string }, other: { name: string }): number => {
  const [a, b] = [fold(one.name), fold(other.name)];
  return a < b ? -1 : a > b ? 1 : 0;
};

function noted(db: Database, field: string, nameOf: (said: string) => string): Membership {
  const found = tuples<[number, string, string]>(
    db.prepare('SELECT contributor_id, term, said FROM contributor_noted WHERE field = :field'),
    {
      field,
    },
  );
  const names = new Map<string, string>();
  for (const [, term, said] of found) if (!names.has(term)) names.set(term, nameOf(said));
  return {
    pairs: found.map(([id, term]) => [id, term]),
    groups: [...names].map(([id, name]) => ({ id, name })).sort(byName),
  };
}

function tags(db: Database): Membership {
  return {
    pairs: tuples<[number, string]>(db.prepare('SELECT contributor_id, tag_uid FROM contributor_tag')),
    groups: tuples<[string, string]>(db.prepare('SELECT uid, name FROM tag ORDER BY name_key')).map(([id, name]) => ({ id, name })),
  };
}

function kinds(db: Database): Membership {
  return {
    pairs: tuples<[number, string]>(db.prepare('SELECT id, kind FROM contributor')),
    groups: contributorKinds.map((id) => ({ id, name: id })),
  };
}

/** Only those somebody noted a standing of: the rest stands under "none", which is not the same as wider. */
function standing(db: Database, day: string): Membership {
  const spans = new Map<number, ReturnType<typeof spanOf>[]>();
  for (const [id, term] of tuples<[number, string]>(
    db.prepare("SELECT contributor_id, term FROM contributor_noted WHERE field = 'standing'"),
  ))
    spans.set(id, [...(spans.get(id) ?? []), spanOf(term)]);
  const order: readonly Standing[] = standings.toReversed();
  return {
    pairs: [...spans].map(([id, its]) => [id, standingOn(day, its)]),
    groups: order.map((id) => ({ id, name: standingNames[id] })),
  };
}

/** UTC months, the latest first. */
function months(db: Database): Membership {
  const found = tuples<[number, number]>(db.prepare('SELECT id, last_at FROM contributor WHERE last_at IS NOT NULL'));
  const pairs = found.map(([id, at]): [number, string] => [id, new Date(at).toISOString().slice(0, 7)]);
  const there = [...new Set(pairs.map(([, month]) => month))].sort().reverse();
  return { pairs, groups: there.map((id) => ({ id, name: id })) };
}

function membership(db: Database, by: Grouping, day: string): Membership {
  switch (by) {
    case 'tag':
      return tags(db);
    case 'kind':
      return kinds(db);
    case 'standing':
      return standing(db, day);
    case 'lastActive':
      return months(db);
    case 'owner':
      return noted(db, by, (uid) => doerOf(db, uid)?.name ?? '');
    default:
      return noted(db, by, (said) => said);
  }
}

/**
 * Keys group by group, in their order within each; those of no group last, under a group without a name. Whoever carries several
 * tags stands in several groups, so there may be more keys than people. Groups with nobody are left out.
 */
export function grouped(db: Database, keys: Uint32Array, by: Grouping, day: string): { ids: Uint32Array; groups: ListGroup[] } {
  const { pairs, groups } = membership(db, by, day);
  const places = new Map(groups.map(({ id }, at) => [id, at]));
  const highest = keys.reduce((most, key) => Math.max(most, key), 0);
  const of: (number[] | undefined)[] = new Array(highest + 1);
  for (const [id, group] of pairs) {
    const place = places.get(group);
    if (place === undefined || id > highest) continue;
    const its = of[id];
    if (its) its.push(place);
    else of[id] = [place];
  }
  const members: number[][] = [...groups.map(() => []), []];
  for (const key of keys) for (const place of of[key] ?? [groups.length]) members[place]?.push(key);
  const named: ListGroup[] = members.map((its, place) => {
    const group = groups[place];
    return { group: group?.id ?? '', name: group?.name ?? null, count: its.length };
  });
  return { ids: Uint32Array.from(members.flat()), groups: named.filter(({ count }) => count > 0) };
}
