import type { Migration, TableKind } from '../migration.ts';
import { workspaceAndJournal } from './0010-workspace.ts';
import { sources } from './0020-sources.ts';
import { activities } from './0030-activities.ts';
import { contributors } from './0040-contributors.ts';
import { contributorSearch } from './0050-contributor-search.ts';
import { peopleDecisions } from './0060-people-decisions.ts';
import { jobs } from './0070-jobs.ts';
import { team } from './0080-team.ts';
import { details } from './0090-details.ts';
import { contacts } from './0100-contacts.ts';
import { restores } from './0130-restores.ts';
import { events } from './0140-events.ts';
import { byHand } from './0150-by-hand.ts';
import { tables } from './0160-tables.ts';
import { contributorNoted } from './0170-contributor-noted.ts';
import { savedViews } from './0180-saved-views.ts';
import { keys } from './0190-keys.ts';
import { colleagueCopy } from './0200-colleague-copy.ts';
import { consentEnd } from './0210-consent-end.ts';
import { setAsideSeen } from './0220-set-aside-seen.ts';
import { forges } from './0230-forges.ts';
import { listedEvents } from './0240-listed-events.ts';
import { productGroups } from './0260-product-groups.ts';
import { sourceRhythm } from './0270-source-rhythm.ts';
import { forumTopics } from './0280-forum-topics.ts';
import { retiredSources } from './0290-retired-sources.ts';
import { touchedFiles } from './0300-touched-files.ts';
import { tookPart } from './0310-took-part.ts';
import { notSame } from './0320-not-same.ts';

export const migrations: readonly Migration[] = [
  workspaceAndJournal,
  sources,
  activities,
  contributors,
  contributorSearch,
  peopleDecisions,
  jobs,
  team,
  details,
  contacts,
  restores,
  events,
  byHand,
  tables,
  contributorNoted,
  savedViews,
  keys,
  colleagueCopy,
  consentEnd,
  setAsideSeen,
  forges,
  listedEvents,
  productGroups,
  sourceRhythm,
  forumTopics,
  retiredSources,
  touchedFiles,
  tookPart,
  notSame,
];

export const latestVersion = migrations.at(-1)?.version ?? 0;

/** What each table is, up to a version. */
export function tableKinds(version = latestVersion): Record<string, TableKind> {
  return Object.assign({}, ...migrations.filter((migration) => migration.version <= version).map((migration) => migration.tables));
}

export function tablesOfKind(kind: TableKind, version = latestVersion): string[] {
  return Object.entries(tableKinds(version)).flatMap(([table, its]) => (its === kind ? [table] : []));
}
