import { ActionIcon, UnstyledButton } from '@mantine/core';
import {
  IconArticle,
  IconBug,
  IconCalendarEvent,
  IconClockExclamation,
  IconCode,
  IconEye,
  IconFileText,
  IconGitCherryPick,
  IconGitMerge,
  IconGitPullRequest,
  IconHeartHandshake,
  IconHelpCircle,
  IconMessage,
  IconMessageQuestion,
  IconMessageReply,
  IconMessages,
  IconMicrophone2,
  IconMoodSmile,
  IconPencil,
  IconTestPipe,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import { memo } from 'react';
import type { ActivityRow } from '../../../shared/contract/contributors.ts';
import type { CountedKind } from '../../../shared/domain/contributors/contributions.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useChanging } from '../../app/use-workspace.ts';
import { exact, locale } from '../../ui/figures.ts';
import { GridCell } from '../../ui/GridCell.tsx';
import { copyText } from '../actions.ts';
import { openForm } from '../adding/adding.ts';
import { activityWords } from '../words.ts';
import { removeActivity } from './remove-activity.ts';
import styles from './Timeline.module.css';

const icons: Record<CountedKind, TablerIcon> = {
  code: IconCode,
  documentation: IconFileText,
  blog: IconArticle,
  tweet: IconMoodSmile,
  talk: IconMicrophone2,
  meetup: IconCalendarEvent,
  issue_help: IconHelpCircle,
  forum_help: IconMessages,
  chat_help: IconMessage,
  review: IconEye,
  test: IconTestPipe,
  help: IconHeartHandshake,
  report: IconBug,
  merge: IconGitMerge,
  committed: IconGitCherryPick,
  proposed: IconGitPullRequest,
  reply: IconMessageReply,
  question: IconMessageQuestion,
};

const HASH = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const SHORT = 7;
const there = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** "UTC+2", "UTC-3:30" */
function zoneName(offset: number): string {
  const minutes = Math.abs(offset) % 60;
  return `UTC${offset < 0 ? '-' : '+'}${Math.floor(Math.abs(offset) / 60)}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
}

/** The moment here, and what the clock of the author showed. */
function whenOf({ at, offset, dateFrom, byHand }: ActivityRow): string {
  if (byHand) return [byHand.day, `added by hand${byHand.by ? ` by ${byHand.by.name}` : ''}`].join(', ');
  if (dateFrom === 'none') return 'Neither the author’s date nor the date it was applied can be believed, so it is in no figure of time.';
  const local = offset === null ? '' : `\n${there.format(at + offset * 60_000)} where the author was (${zoneName(offset)})`;
  const flagged = dateFrom === 'committer' ? '\nThe author’s own date cannot be right, so this is the date it was applied.' : '';
  return `${exact(at)}${local}${flagged}`;
}

/** Where it was, its page, who added it; and what can be done to it. With the keyboard: Enter corrects, Delete removes. */
function ByHand({ row, byHand: { link, by } }: { row: ActivityRow; byHand: NonNullable<ActivityRow['byHand']> }) {
  const changing = useChanging();
  return (
    <>
      {link === '' ? null : (
        <PageLink className={styles.page} link={link} tabIndex={-1}>
          {new URL(link).host}
        </PageLink>
      )}
      <span className={styles.byHand} title={by ? `Added by ${by.name}` : undefined}>
        by hand
      </span>
      <span className={styles.rowActions}>
        <ActionIcon
          size="1.25rem"
          tabIndex={-1}
          aria-label={`Correct ${row.title}`}
          title="Correct"
          onClick={() => openForm({ form: 'activity', contributor: null, row })}
          {...changing}
        >
          <IconPencil size="0.875rem" stroke={1.6} aria-hidden />
        </ActionIcon>
        <ActionIcon
          size="1.25rem"
          tabIndex={-1}
          aria-label={`Remove ${row.title}`}
          title="Remove"
          onClick={() => removeActivity(row)}
          {...changing}
        >
          <IconX size="0.875rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      </span>
    </>
  );
}

/** One thing a person did: day, kind, what, its short key. */
export const ActivityCells = memo(function ActivityCells({ row }: { row: ActivityRow }) {
  const Icon = icons[row.countsAs];
  const when = whenOf(row);
  const isHash = HASH.test(row.key);
  return (
    <>
      <GridCell className={styles.day} title={when}>
        {row.dateFrom === 'none' ? '–' : new Date(row.at).getUTCDate()}
      </GridCell>
      <GridCell className={styles.what}>
        <Icon size="1rem" stroke={1.6} aria-hidden />
        <span className={styles.subject} title={row.title} data-empty={row.title === '' || undefined}>
          {row.title || 'No subject'}
        </span>
        {row.link === null ? null : (
          <PageLink className={styles.page} link={row.link} tabIndex={-1}>
            {row.reference ?? new URL(row.link).host}
          </PageLink>
        )}
        {row.event ? <span className={styles.byHand}>at {row.event.name}</span> : null}
        {row.productGroup ? (
          <span className={styles.byHand} title={`In the product group ${row.productGroup.name}: ${row.productGroup.why}`}>
            {row.productGroup.name}
          </span>
        ) : null}
        {row.byHand ? (
          <ByHand row={row} byHand={row.byHand} />
        ) : !isHash ? null : (
          <UnstyledButton
            className={styles.hash}
            tabIndex={-1}
            title="Copy the full hash"
            onClick={() => void copyText(row.key, 'the hash')}
          >
            {row.key.slice(0, SHORT)}
          </UnstyledButton>
        )}
        {row.dateFrom === 'committer' ? (
          <IconClockExclamation
            className={styles.flag}
            size="0.875rem"
            stroke={1.6}
            aria-label="Dated by when it was applied"
            title={when}
          />
        ) : null}
      </GridCell>
      <GridCell className={styles.countsAs} title={`${row.source.name}\n${when}`}>
        {activityWords[row.countsAs]}
      </GridCell>
    </>
  );
});
