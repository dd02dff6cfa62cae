import type { CountedKind } from '../../../shared/domain/contributors/contributions.ts';
import { addressOf, isAddress } from '../../../shared/domain/identities/addresses.ts';
import { DATED } from '../../../shared/domain/time/dated.ts';
import { identityLinks } from '../identities/queries.ts';
import { type Database, row, rows } from '../store/database.ts';
import type { Derivation, FactChanges, StoredActivity } from '../store/derivation.ts';
import { followByHand, rebuildByHand } from './by-hand.ts';
import { contributorDescriptions } from './describe.ts';
import { count, countSource, type Figures, figureWriter, noFigures } from './figures.ts';
import { noteContributor, noteDecided, notedTables, noteEverybody } from './noted.ts';
import { nothingKeeps, recountSql } from './recount.ts';
import { touch, touchDecided, touchEverybody } from './touched.ts';

/**
 * Keeps everything that lists and profiles compute from facts and decisions, in the transaction that changed them.
 * New activities are added up in memory and written once per contributor; whatever was changed, moved or removed is
 * computed anew from the facts.
 */
export function contributorDerivation(db: Database): Derivation {
  const links = identityLinks(db);
  const descriptions = contributorDescriptions(db);
  const add = figureWriter(db);

  const contributorOf = (identityId: number): number =>
    row<{ contributor_id: number }>(db.prepare('SELECT contributor_id FROM contributor_identity WHERE identity_id = :identityId'), {
      identityId,
    })?.contributor_id ?? identityId;

  const isThere = (id: number): boolean => row(db.prepare('SELECT 1 FROM contributor WHERE id = :id'), { id }) !== undefined;

  /** Name, handle, kind, tags and search text. Returns false when there is nobody to describe. */
  function writeDescription(id: number): boolean {
    const found = descriptions.describe(id);
    if (!found) return false;
    const { text, ...columns } = found;
    db.prepare(
      `INSERT INTO contributor (id, uid, name, name_key, sourced_name, handle, kind, kind_reason, contributions, activities, undated)
       VALUES (:id, :uid, :name, :nameKey, :sourcedName, :handle, :kind, :kindReason, 0, 0, 0)
       ON CONFLICT (id) DO UPDATE SET uid = excluded.uid, name = excluded.name, name_key = excluded.name_key, sourced_name = excluded.sourced_name,
         handle = excluded.handle, kind = excluded.kind, kind_reason = excluded.kind_reason`,
    ).run({ id, ...columns });
    db.prepare(
      `INSERT INTO contributor_text VALUES (:id, :text) ON CONFLICT (contributor_id) DO UPDATE SET text = excluded.text WHERE text IS NOT excluded.text`,
    ).run({ id, text });
    db.prepare(recountSql.tags.clear).run({ id });
    db.prepare(recountSql.tags.fill).run({ id });
    return true;
  }

  function remove(id: number): void {
    const tables = ['contributor_kind', 'contributor_month', 'contributor_source', 'contributor_tag', 'contributor_text', ...notedTables];
    for (const table of tables) {
      db.prepare(`DELETE FROM ${table} WHERE contributor_id = :id`).run({ id });
    }
    db.prepare('DELETE FROM contributor WHERE id = :id').run({ id });
  }

  function recount(id: number): void {
    const { activities } = row<{ activities: number }>(db.prepare(recountSql.activities), { id }) ?? { activities: 0 };
    const isNew = !isThere(id);
    const isDecided = descriptions.hasDecisions(id);
    if ((activities === 0 && !isDecided && !descriptions.isTold(id)) || !writeDescription(id)) {
      remove(id);
      return;
    }
    noteContributor(db, id, { isNew, isDecided });
    // A table brings thousands who did nothing yet: there is nothing to count of them.
    if (!isNew || activities > 0) db.prepare(recountSql.figures).run({ id });
    for (const { clear, fill, isOfActivities } of recountSql.parts) {
      if (!isNew) db.prepare(clear).run({ id });
      if (!isOfActivities || activities > 0) db.prepare(fill).run({ id });
    }
  }

  function reclassify(id: number, from: CountedKind, to: CountedKind): void {
    db.prepare('UPDATE contributor_kind SET count = count - 1 WHERE contributor_id = :id AND counts_as = :from').run({ id, from });
    db.prepare('DELETE FROM contributor_kind WHERE contributor_id = :id AND counts_as = :from AND count = 0').run({ id, from });
    db.prepare('INSERT INTO contributor_kind VALUES (:id, :to, 1) ON CONFLICT DO UPDATE SET count = count + 1').run({ id, to });
  }

  /** How often each identity signed with each name. Returns the contributors whose name or handle may have changed by it. */
  function countNames(added: readonly StoredActivity[], recounted: ReadonlySet<number>): Set<number> {
    const used = new Map<string, { identityId: number; nameId: number; uses: number; lastAt: number }>();
    for (const activity of added) {
      if (recounted.has(activity.identityId)) continue;
      const key = `${activity.identityId} ${activity.nameId}`;
      const at = activity.dated === DATED.none ? 0 : activity.at;
      const known = used.get(key);
      if (known) {
        known.uses += 1;
        known.lastAt = Math.max(known.lastAt, at);
      } else used.set(key, { identityId: activity.identityId, nameId: activity.nameId, uses: 1, lastAt: at });
    }
    const upsert = db.prepare(
      `INSERT INTO identity_name VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET uses = uses + excluded.uses, last_at = max(last_at, excluded.last_at)`,
    );
    const renamed = new Set<number>();
    for (const use of used.values()) {
      upsert.run(use.identityId, use.nameId, use.uses, use.lastAt);
      // More uses of the name and the address that are shown anyway cannot change which ones are shown, nor can an account's number or username.
      const shown = row<{ isName: number; handle: string; type: string; value: string }>(
        db.prepare(
          `SELECT contributor.sourced_name = person_name.value AS isName, handle, identity.type, identity.value FROM contributor_identity
           JOIN contributor ON contributor.id = contributor_id JOIN identity ON identity.id = identity_id
           JOIN person_name ON person_name.id = :nameId WHERE identity_id = :identityId`,
        ),
        { identityId: use.identityId, nameId: use.nameId },
      );
      const isShown = shown?.isName === 1 && (!isAddress(shown) || shown.handle === addressOf(shown));
      if (!isShown) renamed.add(contributorOf(use.identityId));
    }
    return renamed;
  }

  function follow(changes: FactChanges): void {
    const { moved: changed, joined } = links.relink(changes.relink);
    for (const identityId of changes.recount) {
      db.prepare('DELETE FROM identity_name WHERE identity_id = :identityId').run({ identityId });
      db.prepare(recountSql.names).run({ identityId });
      changed.add(contributorOf(identityId));
    }
    const renamed = countNames(changes.added, changes.recount);
    const figures = new Map<number, Figures>();
    const figuresOf = (id: number): Figures => {
      const known = figures.get(id) ?? noFigures();
      figures.set(id, known);
      return known;
    };
    // The same few people sign most of a page.
    const placed = new Map<number, number>();
    const placeOf = (identityId: number): number => {
      const known = placed.get(identityId) ?? contributorOf(identityId);
      placed.set(identityId, known);
      return known;
    };
    for (const activity of changes.added) {
      const id = placeOf(activity.identityId);
      if (!changed.has(id)) count(figuresOf(id), activity);
    }
    for (const { identityId, sourceId } of changes.also) {
      const id = placeOf(identityId);
      if (!changed.has(id)) countSource(figuresOf(id), sourceId);
    }
    const reclassified = new Set<number>();
    for (const { identityId, from, to } of changes.reclassified) {
      const id = placeOf(identityId);
      reclassified.add(id);
      if (!changed.has(id)) reclassify(id, from, to);
    }
    for (const id of changed) recount(id);
    for (const id of joined) if (figures.has(id) || isThere(id)) renamed.add(id);
    for (const id of joined) if (isThere(id) && !changed.has(id)) noteContributor(db, id, { isNew: false, isDecided: true });
    for (const id of renamed) if (!changed.has(id)) writeDescription(id);
    for (const [id, added] of figures) add(id, added);
    touch(db, new Set([...changed, ...renamed, ...figures.keys(), ...reclassified]));
  }

  return {
    follow,

    /** After decisions about people: whom and what they added, names, kinds and tags they changed, and people who are there only because of a decision. */
    followDecisions(changeSet) {
      follow(followByHand(db, changeSet));
      const about = (condition: string) =>
        rows<{ id: number }>(
          db.prepare(
            `SELECT DISTINCT contributor_id AS id FROM change JOIN identity ON identity.uid = change.anchor
             JOIN contributor_identity ON identity_id = identity.id LEFT JOIN contributor ON contributor.id = contributor_id
             WHERE change_set = :changeSet AND ${condition}`,
          ),
          { changeSet },
        );
      // Of all values only these two stand in what describes a person.
      const describing = `table_name = 'profile_value' AND coalesce(change.after, change.before) ->> '$.field' IN ('name', 'kind')`;
      for (const { id } of about(`${describing} AND contributor.id IS NOT NULL`)) writeDescription(id);
      // Whoever did nothing is there as long as something is decided about them or a table names them; what was decided is noted below.
      for (const { id } of about(`contributor.id IS NULL OR contributor.activities = 0 AND ${nothingKeeps}`)) recount(id);
      // All at once: a tag may be put on everybody.
      db.prepare(recountSql.tags.clearDecided).run({ changeSet });
      db.prepare(recountSql.tags.fillDecided).run({ changeSet });
      noteDecided(db, changeSet);
      touchDecided(db, changeSet);
    },

    rebuild() {
      for (const table of [
        'contributor_text',
        'contributor',
        'contributor_kind',
        'contributor_month',
        'contributor_source',
        'contributor_tag',
        'identity_name',
        ...notedTables,
      ]) {
        db.exec(`DELETE FROM ${table}`);
      }
      rebuildByHand(db);
      links.rebuild();
      for (const sql of recountSql.everything) db.exec(sql);
      for (const { id } of rows<{ id: number }>(db.prepare(recountSql.everyone))) writeDescription(id);
      noteEverybody(db);
      db.exec(recountSql.everyFigure);
      touchEverybody(db);
    },
  };
}
