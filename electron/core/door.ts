import type { Procedure } from '../../shared/contract/define.ts';
import { findProcedure } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';

const deepest = 64;
const mostValues = 250_000;
const mostText = 8_000_000;

/**
 * Refuses what no screen sends, before any schema walks it: nesting that would exhaust the stack, and sizes that would
 * exhaust memory. Iterative on purpose.
 */
function refuseMonsters(input: unknown): void {
  const waiting: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }];
  let values = 0;
  let text = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    values += 1;
    if (typeof next.value === 'string') {
      text += next.value.length;
      // SQLite's JSON ends a text there, so undo would bring back half of it.
      if (next.value.includes('\0'))
        throw new AppError('invalid_input', 'There is a null character in this text. Take it out and try again.');
    }
    if (values > mostValues || text > mostText) throw new AppError('invalid_input', 'This is more than Cairn takes at once.');
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth > deepest) throw new AppError('invalid_input', 'This is nested too deeply.');
    for (const [key, value] of Object.entries(next.value)) {
      text += key.length;
      waiting.push({ value, depth: next.depth + 1 });
    }
  }
}

/** Queries that the writing side answers: it knows the jobs and the folders, and has the key. */
export const askedOfWriter: ReadonlySet<string> = new Set([
  'jobs.list',
  'workspace.backups',
  'sources.inspect',
  'sources.ahead',
  'workspace.keyState',
  'contributors.postalAddress',
]);

/** The door every call passes: a known procedure, and an input its schema accepts. */
export function enter(name: string, input: unknown): { procedure: Procedure; input: unknown } {
  const procedure = findProcedure(name);
  if (!procedure)
    throw new AppError('invalid_input', `There is nothing called "${String(name).slice(0, 100)}".`, {
      procedure: String(name).slice(0, 100),
    });
  refuseMonsters(input);
  const parsed = procedure.input.safeParse(input ?? {});
  if (parsed.success) return { procedure, input: parsed.data };
  const issues = parsed.error.issues.slice(0, 5).map((issue) => ({ at: issue.path.join('.'), message: issue.message }));
  const first = issues[0];
  throw new AppError(
    'invalid_input',
    `${name} does not take this${first ? `: ${first.at === '' ? '' : `${first.at}: `}${first.message}` : ''}.`,
    { issues },
  );
}

/** In tests and development the answer is held to its schema too. */
export function leave(procedure: Procedure, output: unknown): unknown {
  return process.env.CAIRN_CHECK_OUTPUT === '1' ? procedure.output.parse(output) : output;
}
