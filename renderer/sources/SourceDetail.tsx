import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { JobRow } from '../../shared/contract/jobs.ts';
import type { SourceRow } from '../../shared/contract/sources.ts';
import { cancelJob, useJobOf } from '../app/jobs.ts';
import { showFile } from '../app/opening.ts';
import { readDocumentation, readSource } from '../app/reading.ts';
import { showPeopleOf } from '../app/showing.ts';
import { useChanging } from '../app/use-workspace.ts';
import { chooseTable } from '../tables/index.ts';
import { day, figure } from '../ui/figures.ts';
import { JobBar } from '../ui/JobBar.tsx';
import { Pill } from '../ui/Pill.tsx';
import { Problem } from '../ui/Problem.tsx';
import { TimeAgo } from '../ui/TimeAgo.tsx';
import { bringBackSource } from './actions.ts';
import { DocumentFigures } from './DocumentFigures.tsx';
import { Rhythm, Waiting } from './Rhythm.tsx';
import { Runs } from './Runs.tsx';
import { ServerFigures } from './ServerFigures.tsx';
import { SetAside } from './SetAside.tsx';
import styles from './SourceDetail.module.css';
import { Tile } from './Tile.tsx';
import { editWords, isReadAgain, settingsWords, stateOf } from './words.ts';

/** One source: how it stands, what it holds, what each reading did. */
export function SourceDetail({ source, onEdit }: { source: SourceRow; onEdit: () => void }) {
  const job = useJobOf(source.id);
  const state = stateOf(source, job !== undefined);
  return (
    <section className={styles.detail} aria-label={source.name}>
      <header className={styles.head}>
        <div className={styles.titleRow}>
          <h2>{source.name}</h2>
          <Pill tone={state.tone} {...(state.shape ? { shape: state.shape } : {})}>
            {state.word}{' '}
            {!job && isReadAgain(source) && source.state === 'fresh' && !source.rhythm?.waiting && source.freshAt !== null ? (
              <TimeAgo at={source.freshAt} />
            ) : null}
          </Pill>
        </div>
        {source.path === '' ? null : (
          <p className={styles.facts}>
            {source.kind === 'table' ? (
              `Imported from ${source.path}`
            ) : source.server || source.document?.path === null ? (
              source.path
            ) : (
              <button type="button" className={styles.path} title="Show in folder" onClick={() => showFile(source.path)}>
                {source.path}
              </button>
            )}
          </p>
        )}
        {source.kind === 'table' ? null : <p className={styles.facts}>{settingsWords(source)}</p>}
        {(source.lastRun === null && source.kind !== 'sample') || source.document?.people === 0 ? null : (
          <button type="button" className={styles.people} onClick={() => showPeopleOf(source.id)}>
            Show the people it tells of
          </button>
        )}
      </header>
      {job ? (
        <div className={styles.job}>
          <JobBar job={job} wide />
          <ActionIcon aria-label="Stop" title="Stop. What has been read is kept." onClick={() => cancelJob(job.id)}>
            <IconX size="1rem" stroke={1.6} />
          </ActionIcon>
        </div>
      ) : source.retiredAt !== null ? (
        <Retired source={source} at={source.retiredAt} />
      ) : source.rhythm?.waiting ? (
        <Waiting source={source} waiting={source.rhythm.waiting} onEdit={onEdit} />
      ) : (
        <Trouble source={source} onEdit={onEdit} />
      )}
      {source.rhythm ? <Rhythm source={source} rhythm={source.rhythm} /> : null}
      {source.table ? <Told table={source.table} setAside={source.setAside} /> : null}
      {source.kind === 'sample' ? <SampleFigures source={source} /> : null}
      {source.server ? <ServerFigures source={source} /> : null}
      {source.document ? <DocumentFigures source={source} /> : null}
      {source.kind === 'git' ? <Figures source={source} job={job} /> : null}
      {source.kind === 'git' && source.retiredAt === null && source.commits > 0 && source.pathsRead < source.commits && !job ? (
        <Documentation source={source} />
      ) : null}
      {source.kind === 'sample' ? null : <Runs source={source.id} />}
      {source.setAside > 0 ? <SetAside source={source.id} isTable={source.kind === 'table'} /> : null}
    </section>
  );
}

function Retired({ source, at }: { source: SourceRow; at: number }) {
  const changing = useChanging();
  return (
    <Problem
      isCalm
      title={`Removed on ${day(at)}, and what it told was kept`}
      action={
        <Button variant="default" onClick={() => void bringBackSource(source.id)} {...changing}>
          Bring it back
        </Button>
      }
    >
      It is not read any more. What it told until then stays in lists and figures.
    </Problem>
  );
}

/** What went wrong last time, what was kept, and the one thing to do. */
function Trouble({ source, onEdit }: { source: SourceRow; onEdit: () => void }) {
  const changing = useChanging();
  const run = source.lastRun;
  const words = run?.problem ?? run?.report.incomplete;
  if (!run || run.outcome === 'done' || !words) return null;
  const title = {
    failed: 'The last reading failed',
    cancelled: 'You stopped the last reading',
    incomplete: 'Not everything could be read',
  }[run.outcome];
  const helps = (
    <div className={styles.helps}>
      {source.kind === 'table' || run.outcome === 'cancelled' ? null : (
        <Button variant="subtle" onClick={onEdit} {...changing}>
          {editWords(source)}…
        </Button>
      )}
      {source.kind === 'table' ? (
        <Button variant="default" onClick={() => void chooseTable()} {...changing}>
          Import it again…
        </Button>
      ) : (
        <Button variant="default" onClick={() => void readSource(source.id)} {...changing}>
          {run.outcome === 'cancelled' ? 'Go on' : 'Try again'}
        </Button>
      )}
    </div>
  );
  return (
    <Problem title={title} action={helps}>
      {words}
    </Problem>
  );
}

/** What the workspace has from a table. */
function Told({ table, setAside }: { table: NonNullable<SourceRow['table']>; setAside: number }) {
  return (
    <dl className={styles.figures}>
      <Tile label="People" value={table.people} note="whom it names" />
      {table.target === 'activities' ? (
        <Tile label="Activities" value={table.activities} note="each counted once, however often it stands there" />
      ) : null}
      <Tile
        label="Rejected"
        value={setAside}
        note={setAside > 0 ? 'lines that could not be imported; listed below' : 'every line could be imported'}
      />
    </dl>
  );
}

/** Counted when a reading ends: until then a first one has no figures, and those of an earlier one are said to be that. */
function Figures({ source, job }: { source: SourceRow; job: JobRow | undefined }) {
  const { commits, merges } = source;
  if (source.lastRun === null) return <p className={styles.note}>The figures of this source are counted when it has been read.</p>;
  const looking = job?.procedure === 'sources.creditDocumentation' ? job.done : 0;
  const pathsRead = source.pathsRead + looking;
  return (
    <dl className={styles.figures}>
      <Tile label="Commits" value={commits} note={merges > 0 ? `${figure(merges)} of them merges` : 'none of them a merge'} />
      <Tile label="Authors" value={source.authors} note="as they signed; one person may sign as several" />
      <Tile label="Credits" value={source.credits} note="co-authors, reviewers, testers, reporters, where a message names their address" />
      <Tile
        label="Looked through for documentation"
        value={pathsRead}
        note={commits === 0 ? 'commits whose files were looked at' : `of ${figure(commits)} commits`}
      />
      <Tile
        label="Gone"
        value={source.gone}
        note={
          source.gone > 0
            ? 'commits no longer on the branches that are read; kept, and out of the figures'
            : 'everything read is still there'
        }
      />
      <Tile
        label="Set aside"
        value={source.setAside}
        note={source.setAside > 0 ? 'commits that could not be understood; listed below' : 'every commit could be understood'}
      />
    </dl>
  );
}

function SampleFigures({ source: { commits, merges, authors, credits } }: { source: SourceRow }) {
  return (
    <dl className={styles.figures}>
      <Tile label="Commits" value={commits} note={`${figure(merges)} of them merges`} />
      <Tile label="Authors" value={authors} note="as they signed; one person may sign as several" />
      <Tile label="Everything else" value={credits} note="articles, posts, talks, meetups, help, and credits in messages" />
    </dl>
  );
}

function Documentation({ source }: { source: SourceRow }) {
  const changing = useChanging();
  return (
    <div className={styles.offer}>
      <p>
        <strong>Is some of this documentation?</strong> Cairn can look at which files each commit touched, so that writing documentation
        counts as such. It takes longer than reading, and you can stop it at any time.
      </p>
      <Button variant="default" onClick={() => void readDocumentation(source.id)} {...changing}>
        {source.pathsRead > 0 ? 'Go on' : 'Find out'}
      </Button>
    </div>
  );
}
