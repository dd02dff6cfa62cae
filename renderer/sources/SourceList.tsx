import { UnstyledButton } from '@mantine/core';
import {
  IconBrandGithub,
  IconBrandGitlab,
  IconCalendarEvent,
  IconCalendarStar,
  IconGitBranch,
  IconMessage2,
  IconMessages,
  IconMountain,
  IconPresentation,
  IconRss,
  IconServer,
  IconTable,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { JobRow } from '../../shared/contract/jobs.ts';
import type { SourceRow } from '../../shared/contract/sources.ts';
import { useJobOf } from '../app/jobs.ts';
import { replace } from '../app/navigation.ts';
import lines from '../ui/ChosenLine.module.css';
import { counted, figure, percent } from '../ui/figures.ts';
import { intoView } from '../ui/into-view.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import { TimeAgo } from '../ui/TimeAgo.tsx';
import styles from './SourceList.module.css';
import { standingWords, stateOf } from './words.ts';

/** All sources with how they stand. */
export function SourceList({ sources, chosen }: { sources: readonly SourceRow[]; chosen: string }) {
  const retired = sources.filter(({ retiredAt }) => retiredAt !== null);
  return (
    <nav className={styles.list} aria-label="Sources">
      <Rows sources={sources.filter(({ retiredAt }) => retiredAt === null)} chosen={chosen} />
      {retired.length > 0 ? (
        <>
          <h2 className={styles.heading}>No longer read</h2>
          <Rows sources={retired} chosen={chosen} />
        </>
      ) : null}
    </nav>
  );
}

function Rows({ sources, chosen }: { sources: readonly SourceRow[]; chosen: string }) {
  return (
    <ul>
      {sources.map((source) => (
        <li key={source.id}>
          <Row source={source} isChosen={source.id === chosen} />
        </li>
      ))}
    </ul>
  );
}

const icons: Record<SourceRow['kind'], TablerIcon> = {
  git: IconGitBranch,
  forgejo: IconServer,
  github: IconBrandGithub,
  gitlab: IconBrandGitlab,
  discourse: IconMessage2,
  calendar: IconCalendarEvent,
  conferences: IconCalendarStar,
  schedule: IconPresentation,
  feed: IconRss,
  chat: IconMessages,
  people: IconUsers,
  table: IconTable,
  sample: IconMountain,
};

function Row({ source, isChosen }: { source: SourceRow; isChosen: boolean }) {
  const job = useJobOf(source.id);
  const state = stateOf(source, job !== undefined);
  const facts = job ? progressWords(job) : factsOf(source);
  const Icon = icons[source.kind];
  return (
    <UnstyledButton
      ref={isChosen ? intoView : null}
      className={`${lines.line} ${styles.row}`}
      aria-current={isChosen || undefined}
      onClick={() => replace('sources', { source: source.id })}
    >
      <Icon className={styles.kind} size="1rem" stroke={1.6} aria-hidden="true" />
      <span className={styles.words}>
        <span className={styles.name}>{source.name}</span>
        <span className={styles.facts} title={facts}>
          {facts}
        </span>
      </span>
      <span className={styles.end}>
        <StatusDot tone={state.tone} {...(state.shape ? { shape: state.shape } : {})} label={state.word} />
        <span className={styles.age}>
          {source.freshAt === null || source.kind === 'sample' ? '' : <TimeAgo at={source.freshAt} short />}
        </span>
      </span>
    </UnstyledButton>
  );
}

/** There is room for little: what it waits for is said instead of what it holds. */
function factsOf(source: SourceRow): string {
  const held = source.rhythm?.waiting ? '' : source.state === 'never_read' ? 'Not read yet' : heldWords(source);
  return [held, standingWords(source)].filter(Boolean).join(' · ');
}

/** What the workspace has from it. */
const heldWords = ({ commits, table, server, document }: SourceRow): string => {
  if (document && document.talks > 0) return counted(document.talks, 'talk');
  if (document && document.events > 0) return counted(document.events, 'event');
  if (document && document.activities > 0) return counted(document.activities, 'activity', 'activities');
  if (document) return document.people === 0 ? 'Nothing told yet' : counted(document.people, 'person', 'people');
  if (server && server.topics > 0) return counted(server.topics, 'topic');
  if (server) return counted(server.changeRequests + server.issues, 'item');
  if (table === null) return counted(commits, 'commit');
  return table.target === 'people' ? counted(table.people, 'person', 'people') : counted(table.activities, 'activity', 'activities');
};

function progressWords(job: JobRow): string {
  if (job.state === 'waiting') return 'Waits its turn';
  return `Being read, ${job.total ? percent(Math.min(1, job.done / job.total)) : figure(job.done)}`;
}
