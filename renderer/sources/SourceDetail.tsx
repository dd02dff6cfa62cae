import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/sources.ts';
import { cancelJob, useJobOf } from '../app/jobs.ts';
import { showFile } from '../app/opening.ts';
import { readDocumentation, readSource } from '../app/reading.ts';
import { useChanging } from '../app/use-workspace.ts';
import { figure, percent } from '../ui/figures.ts';
import { JobBar } from '../ui/JobBar.tsx';
import { Pill } from '../ui/Pill.tsx';
import { Problem } from '../ui/Problem.tsx';
import { TimeAgo } from '../ui/TimeAgo.tsx';
import { Runs } from './Runs.tsx';
import { SetAside } from './SetAside.tsx';
import styles from './SourceDetail.module.css';
import { settingsWords, stateOf } from './words.ts';

/** One source: how it stands, what it holds, what each reading did. */
export function SourceDetail({ source }: { source: SourceRow }) {
  const job = useJobOf(source.id);
  const state = stateOf(source, job !== undefined);
  return (
    <section className={styles.detail} aria-label={source.name}>
      <header className={styles.head}>
        <div className={styles.titleRow}>
          <h2>{source.name}</h2>
          <Pill tone={state.tone} {...(state.shape ? { shape: state.shape } : {})}>
            {state.word} {!job && source.state === 'fresh' && source.freshAt !== null ? <TimeAgo at={source.freshAt} /> : null}
          </Pill>
        </div>
        <p className={styles.facts}>
          <button type="button" className={styles.path} title="Show in folder" onClick={() => showFile(source.path)}>
            {source.path}
          </button>
        </p>
        <p className={styles.facts}>{settingsWords(source)}</p>
      </header>
      {job ? (
        <div className={styles.job}>
          <JobBar job={job} wide />
          <ActionIcon aria-label="Stop" title="Stop. What has been read is kept." onClick={() => cancelJob(job.id)}>
            <IconX size="1rem" stroke={1.6} />
          </ActionIcon>
        </div>
      ) : (
        <Trouble source={source} />
      )}
      <Figures source={source} />
      {source.commits > 0 && source.pathsRead < source.commits && !job ? <Documentation source={source} /> : null}
      <Runs source={source.id} />
      {source.setAside > 0 ? <SetAside source={source.id} /> : null}
    </section>
  );
}

/** What went wrong last time, what was kept, and the one thing to do. */
function Trouble({ source }: { source: SourceRow }) {
  const changing = useChanging();
  const run = source.lastRun;
  const words = run?.problem ?? run?.report.incomplete;
  if (!run || run.outcome === 'done' || !words) return null;
  const title = {
    failed: 'The last reading stopped',
    cancelled: 'The last reading was stopped',
    incomplete: 'Not everything could be read',
  }[run.outcome];
  const again = (
    <Button variant="default" onClick={() => void readSource(source.id)} {...changing}>
      {run.outcome === 'cancelled' ? 'Go on' : 'Try again'}
    </Button>
  );
  return (
    <Problem title={title} action={again}>
      {words}
    </Problem>
  );
}

function Figures({ source }: { source: SourceRow }) {
  const { commits, merges, pathsRead } = source;
  return (
    <dl className={styles.figures}>
      <Tile label="Commits" value={commits} note={merges > 0 ? `${figure(merges)} of them merges` : 'none of them a merge'} />
      <Tile label="Authors" value={source.authors} note="as they signed; one person may sign as several" />
      <Tile label="Credits" value={source.credits} note="co-authors, reviewers, testers, reporters named in messages" />
      <Tile
        label="Files looked at"
        value={pathsRead}
        note={commits === 0 ? 'to find documentation' : `${percent(pathsRead / commits)} of the commits, to find documentation`}
      />
      <Tile
        label="Gone"
        value={source.gone}
        note={source.gone > 0 ? 'no longer in the clone; kept, and out of the figures' : 'everything read is still there'}
      />
      <Tile
        label="Set aside"
        value={source.setAside}
        note={source.setAside > 0 ? 'could not be understood; listed below' : 'everything could be understood'}
      />
    </dl>
  );
}

function Tile({ label, value, note }: { label: string; value: number; note: ReactNode }) {
  return (
    <div className={styles.tile}>
      <dt>{label}</dt>
      <dd className={styles.value}>{figure(value)}</dd>
      <dd className={styles.note}>{note}</dd>
    </div>
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
