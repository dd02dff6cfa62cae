import { parseMailmap } from '../../../../shared/domain/identities/mailmap.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Reading, ReadingEnd } from '../connector.ts';
import { handedOver } from '../gone.ts';
import { askGit, gitProblem, startGit } from './command.ts';
import { type CommitReading, writeCommit } from './commit-facts.ts';
import { type LoggedCommit, readLog } from './log.ts';
import { commitsThere, listRefs, openRepository, type Ref, type Repository, readMailmap, revisions } from './repository.ts';

export interface GitConfig {
  path: string;
  refs: string[] | null;
  useMailmap: boolean;
}

/** How far a clone was read: the tips of its branches, and what a change of would ask for a full pass. */
export interface GitCursor {
  tips: string[];
  /** The branches that were asked for. */
  refs: string[] | null;
  /** A fingerprint; `none`: there was none, `unused`: it was not looked for. */
  mailmap: string;
  shallow: string | null;
}

interface Plan {
  repository: Repository;
  tips: string[];
  /** Tips read before that are still there: what they reach is known. */
  known: string[];
  cursor: GitCursor;
  /** A branch was rewritten or removed, or everything is read again: what is gone must be looked for. */
  lookForGone: boolean;
  incomplete: string[];
  remarks: string[];
}

/** Reads a clone: the commits its branches reach, from where the last run stopped. */
export async function readGit(
  config: GitConfig,
  before: GitCursor | null,
  asOf: number,
  full: boolean,
  signal: AbortSignal,
): Promise<Reading<LoggedCommit>> {
  const repository = await openRepository(config.path, signal);
  const mailmap = config.useMailmap ? await readMailmap(repository, signal) : null;
  const { refs, missing } = await listRefs(repository, config.refs, signal);
  const plan = await planRun(repository, config, refs, missing, mailmap?.fingerprint ?? 'unused', before, full, signal);
  const reading: CommitReading = { mailmap: mailmap ? parseMailmap(mailmap.text) : null, asOf, unaddressed: 0, overlong: 0 };
  return {
    unit: 'commits',
    total: (ended) => countCommits(plan, ended),
    pages: () => (plan.tips.length === 0 ? nothing() : readLog(repository, plan.tips, plan.known, (mailmap?.text ?? '') !== '', signal)),
    write: (commit, writer) => writeCommit(commit, writer, reading),
    end: async (failure) => endOf(plan, reading, failure, signal),
  };
}

async function* nothing(): AsyncGenerator<LoggedCommit[]> {}

async function planRun(
  repository: Repository,
  config: GitConfig,
  refs: readonly Ref[],
  missing: readonly string[],
  mailmap: string,
  before: GitCursor | null,
  full: boolean,
  signal: AbortSignal,
): Promise<Plan> {
  const tips = [...new Set(refs.map((ref) => ref.tip))].sort();
  const incomplete = missing.map((name) => `There is no branch or tag called "${name}" in this clone.`);
  const remarks: string[] = [];
  if (repository.shallow) {
    incomplete.push(
      'This is a shallow clone: older history was not downloaded and is missing here. Run "git fetch --unshallow" in it, then read it again.',
    );
  }
  if (repository.partial) remarks.push('This is a partial clone: its commits are here, but which files they touched may not be.');
  if (tips.length === 0 && missing.length === 0) remarks.push('This repository has no commits yet.');
  const again = before === null || full || before.mailmap !== mailmap || before.shallow !== repository.shallow;
  const known = again ? [] : await commitsThere(repository, before.tips, signal);
  const rewritten = before !== null && (await hasRewritten(repository, before.tips, tips, signal));
  if (before !== null && JSON.stringify(before.refs) !== JSON.stringify(config.refs))
    remarks.push('Other branches were chosen than in the last run.');
  else if (rewritten) remarks.push('A branch was rewritten or removed since the last run.');
  if (before !== null && before.mailmap !== mailmap && before.tips.length > 0) remarks.push(mailmapWords(before.mailmap, mailmap));
  return {
    repository,
    tips,
    known,
    incomplete,
    remarks,
    cursor: { tips, refs: config.refs, mailmap, shallow: repository.shallow },
    lookForGone: before !== null && (again || rewritten),
  };
}

function mailmapWords(before: string, now: string): string {
  if (before === handedOver) return 'Commits came over from another source, so everything was read again.';
  if (now === 'unused') return 'The .mailmap is not used any more, so everything was read again.';
  return before === 'unused' ? 'Everything was read again, to look for a .mailmap.' : 'The .mailmap changed, so everything was read again.';
}

/** True when a tip read before is gone, or no branch reaches it any more. */
async function hasRewritten(
  repository: Repository,
  before: readonly string[],
  tips: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  const there = await commitsThere(repository, before, signal);
  if (there.length < before.length) return true;
  const lost = await askGit(repository.folder, ['rev-list', '--max-count=1', '--stdin'], revisions(there, tips), signal);
  return lost.trim() !== '';
}

/** For progress only: runs beside the reading, and a failure leaves the total unknown. */
async function countCommits(plan: Plan, signal: AbortSignal): Promise<number | null> {
  if (plan.tips.length === 0) return 0;
  try {
    return Number(await askGit(plan.repository.folder, ['rev-list', '--count', '--stdin'], revisions(plan.tips, plan.known), signal));
  } catch {
    return null;
  }
}

function endOf(plan: Plan, reading: CommitReading, failure: unknown, signal: AbortSignal): ReadingEnd {
  const remarks = [...plan.remarks];
  if (reading.unaddressed > 0) {
    remarks.push(
      `${reading.unaddressed} ${reading.unaddressed === 1 ? 'credit names' : 'credits name'} nobody by e-mail address and ${reading.unaddressed === 1 ? 'was' : 'were'} left out.`,
    );
  }
  if (reading.overlong > 0) {
    remarks.push(
      `${reading.overlong} ${reading.overlong === 1 ? 'commit gives' : 'commits give'} more credits than Cairn reads of one message; the rest was left out.`,
    );
  }
  if (failure === undefined) {
    const incomplete = plan.incomplete.length > 0 ? plan.incomplete.join(' ') : null;
    return {
      cursor: plan.cursor,
      whole: plan.known.length === 0,
      incomplete,
      remarks,
      present: plan.lookForGone ? reachable(plan, signal) : null,
    };
  }
  if (failure instanceof AppError && failure.code === 'source_error') {
    return { cursor: null, whole: false, incomplete: [...plan.incomplete, failure.message].join(' '), remarks, present: null };
  }
  throw failure;
}

/** Every commit that the branches reach now, in batches: the engine keeps aside what it has and these do not name. */
async function* reachable(plan: Plan, signal: AbortSignal): AsyncGenerator<string[]> {
  if (plan.tips.length === 0) return;
  const run = startGit(plan.repository.folder, ['rev-list', '--stdin'], revisions(plan.tips, []), signal);
  let rest = '';
  for await (const chunk of run.process.stdout as AsyncIterable<Buffer>) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  const { code, complaint } = await run.ended;
  signal.throwIfAborted();
  if (code !== 0) throw gitProblem(complaint, plan.repository.folder);
}
