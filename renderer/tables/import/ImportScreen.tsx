import { Button, Loader, Textarea } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { type ClipboardEvent, useState } from 'react';
import { ScreenBar } from '../../app/ScreenBar.tsx';
import { useSession } from '../../app/session.ts';
import { useChanging } from '../../app/use-workspace.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted, figure } from '../../ui/figures.ts';
import { Problem } from '../../ui/Problem.tsx';
import styles from './ImportScreen.module.css';
import { MappingTable } from './MappingTable.tsx';
import { Outcome } from './Outcome.tsx';
import { ReadAsBar } from './ReadAsBar.tsx';
import { beginImport, chooseTable, importNow, nameOfOrigin, notYet, tryOut, useImporting } from './state.ts';
import { TargetBar } from './TargetBar.tsx';

/** From a table to people or activities: how it is read, what each column becomes, what would happen, and then it happens. */
export default function ImportScreen() {
  const state = useImporting();
  const opened = useSession((session) => session.opened);
  const { origin, preview, mapping, report, busy, problem } = state;
  if (!origin || state.opened !== opened) return <Beginning />;
  const waits = notYet(state);
  const isDone = report !== null && !report.dryRun;
  return (
    <div className={styles.screen}>
      <ScreenBar
        title="Import a table"
        detail={preview ? `${nameOfOrigin(origin)} · ${rowsWords(preview.counts)}` : nameOfOrigin(origin)}
        actions={
          <>
            <Button variant="subtle" onClick={() => void chooseTable()} disabled={busy !== null}>
              Another table…
            </Button>
            {isDone ? null : (
              <>
                <Button
                  variant="default"
                  onClick={() => void tryOut()}
                  loading={busy === 'trying'}
                  disabled={waits !== null || !mapping || busy !== null}
                >
                  See what would happen
                </Button>
                <ImportButton disabled={waits !== null || !mapping || busy !== null} busy={busy === 'importing'} />
              </>
            )}
          </>
        }
      />
      <div className={styles.body}>
        {problem ? <Problem title="This table was not imported">{problem}</Problem> : null}
        {busy === 'looking' ? (
          <p className={styles.note}>
            <Loader size="xs" /> Looking into the table
          </p>
        ) : null}
        {report ? <Outcome report={report} /> : null}
        {preview && mapping && !isDone ? (
          <>
            {preview.known ? (
              <p className={styles.note}>
                A table with these heads was imported before, as “{preview.known.source.name}”. It is read as it was then; change what you
                like.
              </p>
            ) : null}
            <ReadAsBar preview={preview} />
            {preview.remarks.length > 0 ? (
              <ul className={styles.remarks}>
                {preview.remarks.map((remark) => (
                  <li key={remark}>{remark}</li>
                ))}
              </ul>
            ) : null}
            <TargetBar mapping={mapping} preview={preview} />
            {waits ? <p className={styles.waits}>{waits}</p> : null}
            <MappingTable mapping={mapping} preview={preview} />
          </>
        ) : null}
      </div>
    </div>
  );
}

const rowsWords = ({ rows, whole }: { rows: number; whole: boolean }): string =>
  whole ? counted(rows, 'row') : `more than ${figure(rows)} rows`;

function ImportButton({ disabled, busy }: { disabled: boolean; busy: boolean }) {
  const changing = useChanging();
  return (
    <Button
      onClick={() => void importNow()}
      loading={busy}
      leftSection={<IconTableImport size="0.875rem" stroke={1.8} aria-hidden="true" />}
      {...changing}
      disabled={disabled || changing.disabled === true}
    >
      Import
    </Button>
  );
}

/** Nothing chosen yet: a file, or what was copied from a spreadsheet. */
function Beginning() {
  const [text, setText] = useState('');
  const changing = useChanging();
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text/plain');
    if (text !== '' || !pasted.includes('\n')) return;
    event.preventDefault();
    void beginImport({ text: pasted });
  };
  return (
    <div className={styles.beginning}>
      <ScreenBar title="Import a table" />
      <EmptyState
        title="People or activities from a table"
        actions={
          <Button
            leftSection={<IconTableImport size="0.875rem" stroke={1.8} aria-hidden="true" />}
            onClick={() => void chooseTable()}
            {...changing}
          >
            Choose a file…
          </Button>
        }
      >
        Choose a CSV, Excel, JSON or YAML file, drop it on this window, or copy cells in a spreadsheet and paste them below. You see what
        would happen before anything does.
      </EmptyState>
      <form
        className={styles.paste}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') void beginImport({ text });
        }}
      >
        <Textarea
          label="Cells copied from a spreadsheet"
          placeholder="Paste here, with the heads of the columns"
          rows={4}
          value={text}
          onPaste={onPaste}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={text.trim() === ''}>
          Look at it
        </Button>
      </form>
    </div>
  );
}
