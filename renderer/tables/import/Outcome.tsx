import { Button } from '@mantine/core';
import type { ImportReport } from '../../../shared/contract/importing.ts';
import { go } from '../../app/navigation.ts';
import { showPeopleOf } from '../../app/showing.ts';
import { counted, figure } from '../../ui/figures.ts';
import { Problem } from '../../ui/Problem.tsx';
import styles from './Outcome.module.css';
import { saveRejected } from './state.ts';
import { outcomeWords } from './words.ts';

const FEW = 12;

/** What would happen, or what did; why lines were rejected, and which cells were left out. */
export function Outcome({ report }: { report: ImportReport }) {
  const { dryRun, source, remarks, incomplete } = report;
  const notes = [...remarks];
  return (
    <section className={styles.outcome} aria-label={dryRun ? 'What would happen' : 'What happened'} aria-live="polite">
      <h2 className={styles.title}>{dryRun ? 'If you import this' : `Imported ${source?.name ?? 'the table'}`}</h2>
      {incomplete ? <Problem title="Not everything was imported">{incomplete}</Problem> : null}
      <ul className={styles.words}>
        {outcomeWords(report).map((words) => (
          <li key={words}>{words}</li>
        ))}
        {notes.map((words) => (
          <li key={words} className={styles.remark}>
            {words}
          </li>
        ))}
      </ul>
      <Rejected report={report} />
      <LeftOut report={report} />
      {dryRun ? null : (
        <div className={styles.actions}>
          {source ? (
            <>
              <Button variant="default" onClick={() => showPeopleOf(source.id)}>
                Show the people
              </Button>
              <Button variant="subtle" onClick={() => go('sources', { source: source.id })}>
                Show the source
              </Button>
            </>
          ) : null}
        </div>
      )}
    </section>
  );
}

function Rejected({ report: { rejected, reasons, rejections } }: { report: ImportReport }) {
  if (rejected === 0) return null;
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <h3>{counted(rejected, 'line')} rejected</h3>
        <Button size="xs" variant="default" onClick={() => void saveRejected()}>
          Save the rejected lines…
        </Button>
      </div>
      <ul>
        {reasons.slice(0, FEW).map(({ why, lines }) => (
          <li key={why}>
            <span className={styles.figure}>{figure(lines)}</span> {why}
          </li>
        ))}
      </ul>
      <details>
        <summary>{rejections.length < rejected ? `The first ${figure(rejections.length)} of them` : 'Which they are'}</summary>
        <ul className={styles.lines}>
          {rejections.map(({ number, why, cells }) => (
            <li key={number}>
              <span className={styles.number}>Line {figure(number)}</span>{' '}
              <span>{cells.filter(Boolean).join(' · ') || 'could not be read'}</span> <span className={styles.why}>{why}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function LeftOut({ report: { leftOut } }: { report: ImportReport }) {
  if (leftOut.length === 0) return null;
  return (
    <div className={styles.part}>
      <h3>Cells left out; the rest of their lines is taken</h3>
      <ul>
        {leftOut.slice(0, FEW).map(({ column, why, cells, example, number }) => (
          <li key={`${column} ${why}`}>
            <span className={styles.figure}>{figure(cells)}</span> in {column}: “{example}” in line {figure(number)} {why}.
          </li>
        ))}
      </ul>
    </div>
  );
}
