/** What a table said as a person's word, once all of it is read: one change set, all of it or nothing. */
import type { ImportReport } from '../../../../shared/contract/importing.ts';
import type { JobContext } from '../../context.ts';
import { type ConsentWords, type Said, tellingOf } from '../../contributors/told/queries.ts';
import { row, rows } from '../../store/database.ts';
import { labelChangeSet } from '../../store/journal.ts';
import { counted } from '../../tables/queries.ts';
import { makeFields, type Plan } from './plan.ts';

const PAGE = 1000;

export interface DecidedByTable {
  decisions: ImportReport['decisions'];
  changeSet: string | null;
}

export const nothingDecided = (): DecidedByTable => ({ decisions: { set: 0, same: 0, kept: 0, replaced: 0 }, changeSet: null });

/** Throws away what an earlier run put by and did not come to. */
export function forgetStaged({ store }: Pick<JobContext, 'store'>, sourceId: number): void {
  store.transaction(() => store.db.prepare('DELETE FROM import_staged WHERE source_id = :sourceId').run({ sourceId }));
}

/**
 * In one transaction, so that a kill leaves all of it or nothing: 100,000 people with three values each take some seconds, in which
 * commands wait and reading goes on.
 */
export function decideStaged(context: JobContext, sourceId: number, name: string, plan: Plan): DecidedByTable {
  const { store, derivation, now } = context;
  const { db } = store;
  const staged = row<{ count: number }>(db.prepare('SELECT count(*) AS count FROM import_staged WHERE source_id = :sourceId'), {
    sourceId,
  });
  const result = nothingDecided();
  if ((staged?.count ?? 0) === 0) return result;
  const consents = new Map<number, ConsentWords>(
    plan.mapping.columns.flatMap(({ column, consent }) => (consent ? [[column, consent]] : [])),
  );
  store.decide(
    { label: `Imported what ${name} says`, command: 'tables.importTable' },
    now(),
    (changeSet) => {
      makeFields(
        db,
        plan.fields.filter(({ as }) => as === 'decisions'),
      );
      const tell = tellingOf(db, { now: now(), existing: plan.mapping.existing, consents });
      let people = 0;
      for (let after = 0; ; ) {
        const page = rows<{ id: number; anchor: string; said: string }>(
          db.prepare('SELECT id, anchor, said FROM import_staged WHERE source_id = :sourceId AND id > :after ORDER BY id LIMIT :limit'),
          { sourceId, after, limit: PAGE },
        );
        for (const { anchor, said } of page) {
          const decided = tell(anchor, JSON.parse(said) as Said[]);
          for (const one of decided) result.decisions[one] += 1;
          if (decided.some((one) => one === 'set' || one === 'replaced')) people += 1;
        }
        after = page.at(-1)?.id ?? after;
        if (page.length < PAGE) break;
      }
      labelChangeSet(db, changeSet, `Imported what ${name} says about ${counted(people, 'person', 'people')}`);
      db.prepare('DELETE FROM import_staged WHERE source_id = :sourceId').run({ sourceId });
    },
    (changeSet) => {
      derivation.followDecisions(changeSet);
      result.changeSet = row<{ uid: string }>(db.prepare('SELECT uid FROM change_set WHERE seq = :changeSet'), { changeSet })?.uid ?? null;
    },
  );
  context.committed();
  return result;
}
