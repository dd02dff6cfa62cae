/** The same questions as bare SQL on a connection of its own: what an answer costs without threads, checks and shapes. */
import { contributorQueries } from '../../../electron/core/contributors/queries.ts';
import { filterSql } from '../../../electron/core/segments/queries.ts';
import { type Database, openDatabase, type Parameters } from '../../../electron/core/store/database.ts';
import { contributorListInput } from '../../../shared/contract/contributors.ts';
import { findProcedure } from '../../../shared/contract/index.ts';
import type { Question } from './questions.ts';

const columns = { name: 'name_key', lastActive: 'last_at', firstActive: 'first_at', count: 'contributions' } as const;

type Bare = () => unknown;

/** The one statement behind a list of keys, without rows. */
function listStatement(db: Database, question: Question): Bare {
  const { firstRows: _firstRows, ...asked } = question.input;
  const input = contributorListInput.parse(asked);
  const searched = input.search.trim() === '' ? input.filter : { all: [{ field: 'search' as const, text: input.search }, input.filter] };
  const { where, parameters } = filterSql(searched, Date.now());
  const direction = (input.direction ?? (input.sort === 'name' ? 'ascending' : 'descending')) === 'ascending' ? 'ASC' : 'DESC';
  const order = `${columns[input.sort]} ${direction}, id ${direction}`;
  const statement = db.raw.prepare(`SELECT json_group_array(id) AS ids FROM (SELECT id FROM contributor WHERE ${where} ORDER BY ${order})`);
  return () => statement.get(parameters);
}

/** Answers once while writing down which statements that takes; they are the reference. */
function recorded(db: Database, question: Question): Bare {
  const calls: Bare[] = [];
  const recording: Database = {
    ...db,
    prepare(sql) {
      const statement = db.raw.prepare(sql);
      return new Proxy(statement, {
        get(target, method: 'all' | 'get') {
          return (...given: [Parameters?]) => {
            calls.push(() => target[method](...(given as [Parameters])));
            return target[method](...(given as [Parameters]));
          };
        },
      });
    },
  };
  const handlers = contributorQueries(recording, Date.now) as Record<string, (input: unknown) => unknown>;
  handlers[question.procedure]?.(findProcedure(`contributors.${question.procedure}`)?.input.parse(question.input));
  return () => {
    for (const call of calls) call();
  };
}

/** A connection for reference statements. */
export function bareAnswers(path: string): { of(question: Question): Bare; close(): void } {
  const db = openDatabase(path, 'read');
  return {
    of: (question) => (question.procedure === 'ids' ? listStatement(db, question) : recorded(db, question)),
    close: () => db.close(),
  };
}
