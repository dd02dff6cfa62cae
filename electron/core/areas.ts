/** Where the areas come together: contract name -> handlers. The only file that knows all of them. */

import type { CommandHandlers, JobHandlers, QueryHandlers } from '../../shared/contract/define.ts';
import type { Contract } from '../../shared/contract/index.ts';
import type { JobContext, WriteContext } from './context.ts';
import { contributorCommands } from './contributors/commands.ts';
import { contributorJobs } from './contributors/jobs.ts';
import { contributorQueries, type Idle } from './contributors/queries.ts';
import { contributorsToday } from './contributors/today.ts';
import { eventCommands } from './events/commands.ts';
import { eventQueries } from './events/queries.ts';
import { historyCommands } from './history/commands.ts';
import { historyQueries } from './history/queries.ts';
import { identityCommands } from './identities/commands.ts';
import { identityJobs } from './identities/jobs.ts';
import { productGroupCommands } from './product-groups/commands.ts';
import { productGroupQueries } from './product-groups/queries.ts';
import { segmentJobs } from './segments/view-files.ts';
import { segmentCommands, segmentQueries } from './segments/views.ts';
import { sourceCommands } from './sources/commands.ts';
import { sourceJobs } from './sources/jobs.ts';
import { sourceQueries } from './sources/queries.ts';
import { sourcesToday } from './sources/today.ts';
import type { Database } from './store/database.ts';
import { tableJobs } from './tables/jobs.ts';
import { teamCommands } from './team/commands.ts';
import { teamQueries } from './team/queries.ts';
import { todayQueries } from './today/queries.ts';
import { workspaceCommands } from './workspace/commands.ts';
import { workspaceQueries } from './workspace/queries.ts';

/** Areas that answer from an open workspace. `jobs` and `shell` are answered by the router and the main process. */
type Areas = Pick<
  Contract,
  'workspace' | 'team' | 'today' | 'contributors' | 'events' | 'segments' | 'sources' | 'productGroups' | 'identities' | 'history'
>;

export interface ReaderOptions {
  path: string;
  readOnly: boolean;
  /** UTC epoch milliseconds. */
  clock: () => number;
  /** Takes work that can wait until nobody asks; without it that work is done when it is needed. */
  idle?: Idle;
}

export function queryHandlers(
  db: Database,
  { path, readOnly, clock, idle }: ReaderOptions,
): { [A in keyof Areas]: Omit<QueryHandlers<Areas[A]>, 'keyState' | 'postalAddress' | 'ahead'> } {
  const contributors = contributorQueries(db, clock, idle);
  return {
    workspace: workspaceQueries(db, path, readOnly),
    team: teamQueries(db),
    today: todayQueries(db, clock, { ...contributorsToday(db), ...sourcesToday(db) }),
    contributors,
    events: eventQueries(db, clock),
    segments: segmentQueries(db, contributors),
    sources: sourceQueries(db),
    productGroups: productGroupQueries(db),
    identities: {},
    history: historyQueries(db),
  };
}

type Commands = { [A in Exclude<keyof Areas, 'workspace' | 'today'>]: CommandHandlers<Areas[A], WriteContext> };

export const commandHandlers: Commands & { workspace: typeof workspaceCommands } = {
  workspace: workspaceCommands,
  team: teamCommands,
  contributors: contributorCommands,
  events: eventCommands,
  segments: segmentCommands,
  sources: sourceCommands,
  productGroups: productGroupCommands,
  identities: identityCommands,
  history: historyCommands,
};

export const jobHandlers: {
  [A in 'contributors' | 'segments' | 'sources' | 'identities' | 'tables']: JobHandlers<Contract[A], JobContext>;
} = {
  contributors: contributorJobs,
  segments: segmentJobs,
  sources: sourceJobs,
  identities: identityJobs,
  tables: tableJobs,
};

/** Which areas' answers a commit of an area may change. History follows every decision; the workspace counts postal addresses. */
export const touchedBy: Record<string, readonly string[]> = {
  team: ['team', 'history'],
  contributors: ['contributors', 'events', 'segments', 'today', 'history', 'workspace'],
  segments: ['segments', 'history'],
  events: ['events', 'contributors', 'history'],
  sources: ['sources', 'contributors', 'events', 'segments', 'productGroups', 'today', 'history'],
  identities: ['identities', 'contributors', 'events', 'segments', 'today', 'history'],
  productGroups: ['productGroups', 'contributors', 'segments', 'history'],
  history: ['history', 'identities', 'today', 'team', 'contributors', 'events', 'segments', 'sources', 'productGroups', 'workspace'],
  tables: ['tables', 'sources', 'contributors', 'events', 'segments', 'today', 'history'],
  workspace: ['workspace', 'today', 'history', 'contributors', 'events', 'segments', 'sources', 'productGroups'],
};
