import { type CountedKind, isContribution } from '../../../shared/domain/contributors/contributions.ts';
import { DATED } from '../../../shared/domain/time/dated.ts';
import { identityLinks } from '../identities/queries.ts';
import { type Database, row, rows } from '../store/database.ts';
import type { Derivation, FactChanges, StoredActivity } from '../store/derivation.ts';
import { contributorDescriptions } from './describe.ts';
import { recountSql } from './recount.ts';

interface Figures {
  contributions: number;
  activities: number;
  undated: number;
  firstAt: number | null;
  lastAt: number | null;
  kinds: Map<CountedKind, number>;
  months: Map<number, number>;
  sources: Map<number, number>;
}

const none = (): Figures => ({
  contributions: 0,
  activities: 0,
  undated: 0,
  firstAt: null,
  lastAt: null,
  kinds: new Map(),
  months: new Map(),
  sources: new Map(),
});

const plus = <K>(counts: Map<K, number>, key: K, by = 1): void => void counts.set(key, (counts.get(key) ?? 0) + by);

function count(figures: Figures, activity: StoredActivity): void {
  figures.activities += 1;
  if (isContribution(activity.countsAs)) figures.contributions += 1;
  plus(figures.kinds, activity.countsAs);
  plus(figures.sources, activity.sourceId);
  if (activity.dated === DATED.none) {
    figures.undated += 1;
    return;
  }
  plus(figures.months, activity.month);
  figures.firstAt = figures.firstAt === null ? activity.at : Math.min(figures.firstAt, activity.at);
  figures.lastAt = figures.lastAt === null ? activity.at : Math.max(figures.lastAt, activity.at);
}

/**
 * Keeps everything that lists and profiles compute from facts and decisions, in the transaction that changed them.
 * New activities are added up in memory and written once per contributor; whatever was changed, moved or removed is
 * computed anew from the facts.
 */
export function contributorDerivation(db: Database): Derivation {
  const links = identityLinks(db);
  const descriptions = contributorDescriptions(db);

  const contributorOf = (identityId: number): number =>
    row<{ contributor_id: number }>(db.prepare('SELECT contributor_id FROM contributor_identity WHERE identity_id = :identityId'), {
      identityId,
    })?.contributor_id ?? identityId;

  const isThere = (id: number): boolean => row(db.prepare('SELECT 1 FROM contributor WHERE id = :id'), { id }) !== undefined;

  /** Name, handle, kind and search text. Returns false when there is nobody to describe. */
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
    return true;
  }

  function remove(id: number): void {
    for (const table of ['contributor_kind', 'contributor_month', 'contributor_source', 'contributor_text']) {
      db.prepare(`DELETE FROM ${table} WHERE contributor_id = :id`).run({ id });
    }
    db.prepare('DELETE FROM contributor WHERE id = :id').run({ id });
  }

  function recount(id: number): void {
    const { activities } = row<{ activities: number }>(db.prepare(recountSql.activities), { id }) ?? { activities: 0 };
    if ((activities === 0 && !descriptions.hasDecisions(id)) || !writeDescription(id)) {
      remove(id);
      return;
    }
    db.prepare(recountSql.figures).run({ id });
    for (const part of recountSql.parts) {
      db.prepare(part.clear).run({ id });
      db.prepare(part.fill).run({ id });
    }
  }

  function add(id: number, figures: Figures): void {
    db.prepare(
      `UPDATE contributor SET contributions = contributions + :contributions, activities = activities + :activities, undated = undated + :undated,
         first_at = CASE WHEN first_at IS NULL OR :firstAt < first_at THEN coalesce(:firstAt, first_at) ELSE first_at END,
         last_at = CASE WHEN last_at IS NULL OR :lastAt > last_at THEN coalesce(:lastAt, last_at) ELSE last_at END WHERE id = :id`,
    ).run({
      id,
      contributions: figures.contributions,
      activities: figures.activities,
      undated: figures.undated,
      firstAt: figures.firstAt,
      lastAt: figures.lastAt,
    });
    const kind = db.prepare('INSERT INTO contributor_kind VALUES (:id, :key, :by) ON CONFLICT DO UPDATE SET count = count + :by');
    for (const [key, by] of figures.kinds) kind.run({ id, key, by });
    const month = db.prepare('INSERT INTO contributor_month VALUES (:id, :key, :by) ON CONFLICT DO UPDATE SET count = count + :by');
    for (const [key, by] of figures.months) month.run({ id, key, by });
    const source = db.prepare('INSERT INTO contributor_source VALUES (:id, :key, :by) ON CONFLICT DO UPDATE SET count = count + :by');
    for (const [key, by] of figures.sources) source.run({ id, key, by });
  }

  function reclassify(id: number, from: CountedKind, to: CountedKind): void {
    db.prepare('UPDATE contributor_kind SET count = count - 1 WHERE contributor_id = :id AND counts_as = :from').run({ id, from });
    db.prepare('DELETE FROM contributor_kind WHERE contributor_id = :id AND counts_as = :from AND count = 0').run({ id, from });
    db.prepare('INSERT INTO contributor_kind VALUES (:id, :to, 1) ON CONFLICT DO UPDATE SET count = count + 1').run({ id, to });
  }

  /** How often each identity signed with each name. Returns the contributors whose name may have changed by it. */
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
      `INSERT INTO identity_name VALUES (:identityId, :nameId, :uses, :lastAt)
       ON CONFLICT DO UPDATE SET uses = uses + excluded.uses, last_at = max(last_at, excluded.last_at)`,
    );
    const renamed = new Set<number>();
    for (const use of used.values()) {
      upsert.run(use);
      // More uses of the name that is shown anyway cannot change which one is shown.
      const shown = row<{ shown: number }>(
        db.prepare(
          `SELECT contributor.sourced_name = person_name.value AS shown FROM contributor_identity
           JOIN contributor ON contributor.id = contributor_id JOIN person_name ON person_name.id = :nameId WHERE identity_id = :identityId`,
        ),
        { identityId: use.identityId, nameId: use.nameId },
      );
      if (shown?.shown !== 1) renamed.add(contributorOf(use.identityId));
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
      const known = figures.get(id) ?? none();
      figures.set(id, known);
      return known;
    };
    for (const activity of changes.added) {
      const id = contributorOf(activity.identityId);
      if (!changed.has(id)) count(figuresOf(id), activity);
    }
    for (const { identityId, sourceId } of changes.also) {
      const id = contributorOf(identityId);
      if (!changed.has(id)) plus(figuresOf(id).sources, sourceId);
    }
    for (const { identityId, from, to } of changes.reclassified) {
      const id = contributorOf(identityId);
      if (!changed.has(id)) reclassify(id, from, to);
    }
    for (const id of changed) recount(id);
    for (const id of joined) if (figures.has(id) || isThere(id)) renamed.add(id);
    for (const id of renamed) if (!changed.has(id)) writeDescription(id);
    for (const [id, added] of figures) add(id, added);
  }

  return {
    follow,

    /** After decisions about people: names and kinds they changed, and people who are there only because of a decision. */
    followDecisions(changeSet) {
      const about = (condition: string) =>
        rows<{ id: number }>(
          db.prepare(
            `SELECT DISTINCT contributor_id AS id FROM change JOIN identity ON identity.uid = change.anchor
             JOIN contributor_identity ON identity_id = identity.id LEFT JOIN contributor ON contributor.id = contributor_id
             WHERE change_set = :changeSet AND ${condition}`,
          ),
          { changeSet },
        );
      for (const { id } of about("table_name = 'profile_value' AND contributor.activities > 0")) writeDescription(id);
      for (const { id } of about('coalesce(contributor.activities, 0) = 0')) recount(id);
    },

    rebuild() {
      for (const table of [
        'contributor_text',
        'contributor',
        'contributor_kind',
        'contributor_month',
        'contributor_source',
        'identity_name',
      ]) {
        db.exec(`DELETE FROM ${table}`);
      }
      links.rebuild();
      for (const sql of recountSql.everything) db.exec(sql);
      for (const { id } of rows<{ id: number }>(db.prepare(recountSql.everyone))) writeDescription(id);
      db.exec(recountSql.everyFigure);
      db.exec("INSERT INTO contributor_search (contributor_search) VALUES ('rebuild')");
    },
  };
}
