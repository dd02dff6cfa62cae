import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useId, useState } from 'react';
import type { WorkspaceInfo } from '../../shared/contract/workspace.ts';
import { api } from '../app/api.ts';
import { chooseTheme, type Theme } from '../app/colour-scheme.ts';
import { chooseAndSaveCopy, showFile } from '../app/opening.ts';
import { useCall } from '../app/query.ts';
import { type ScreenProps, settingsParts } from '../app/registry.ts';
import { ScreenBar } from '../app/ScreenBar.tsx';
import { closeWorkspace } from '../app/session.ts';
import { toast, toastError } from '../app/toasts.ts';
import { useChanging, useWorkspace } from '../app/use-workspace.ts';
import { day } from '../ui/figures.ts';
import { Safety } from './Safety.tsx';
import styles from './SettingsScreen.module.css';
import { Row, Section } from './settings-parts.tsx';

const CopyForColleague = lazy(() => import('./keys/CopyForColleague.tsx'));

/** How Cairn looks, and what can be done with the file one works in. */
export default function SettingsScreen({ params }: ScreenProps) {
  const workspace = useWorkspace();
  const { data: start } = useCall('shell.start', {});
  return (
    <div className={styles.page}>
      <ScreenBar title="Settings" />
      <div className={styles.column}>
        <Section title="Look">
          <ThemeChoice theme={start?.preferences.theme ?? 'system'} />
        </Section>
        {workspace ? <WorkspaceSettings workspace={workspace} /> : null}
        {workspace
          ? settingsParts().map(({ title, Part }) => (
              <Section key={title} title={title} isWanted={params.part === title}>
                <Part />
              </Section>
            ))
          : null}
        {workspace ? <Safety workspace={workspace} /> : null}
        <Section title="Privacy">
          <p>
            Everything stays in one file on this computer. Postal addresses are encrypted in it. There is no account. Cairn uses the network
            only to read the servers that you connected, and shows each token to its own server alone. A link that you click is opened by
            your browser.
          </p>
        </Section>
        <p className={styles.version}>Cairn {start?.version ?? ''}</p>
      </div>
    </div>
  );
}

function ThemeChoice({ theme }: { theme: Theme }) {
  const labelId = useId();
  const change = (next: string): void => {
    if (next === 'system' || next === 'light' || next === 'dark') void chooseTheme(next);
  };
  return (
    <div className={styles.row}>
      <div>
        <p className={styles.label} id={labelId}>
          Colours
        </p>
        <p className={styles.hint}>Light, dark, or whatever this computer is set to.</p>
      </div>
      <SegmentedControl
        aria-labelledby={labelId}
        value={theme}
        onChange={change}
        data={[
          { value: 'system', label: 'As the computer' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
    </div>
  );
}

function WorkspaceSettings({ workspace }: { workspace: WorkspaceInfo }) {
  return (
    <Section title="Workspace">
      <NameField key={workspace.name} workspace={workspace} />
      <Row
        label="File"
        hint={
          <span className={styles.path}>
            {workspace.path}
            <br />
            Made on {day(workspace.createdAt)}.
          </span>
        }
      >
        <Button variant="default" onClick={() => showFile(workspace.path)}>
          Show in folder
        </Button>
      </Row>
      {workspace.colleagueCopy ? null : <Copies />}
      <TimeZone zone={workspace.reportingZone} />
      <Rebuild />
      <Row label="Close" hint="Closes the file, so that it can be copied or opened elsewhere.">
        <Button variant="default" onClick={() => void closeWorkspace()}>
          Close the workspace
        </Button>
      </Row>
    </Section>
  );
}

function Copies() {
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Row
        label="Copy"
        hint="A whole copy in another place, as it is now, addresses and all. Good before something bold. Two copies do not merge yet: what is changed in one on a second laptop stays out of the other, so work in one."
      >
        <Button variant="default" onClick={() => void chooseAndSaveCopy()}>
          Save a copy…
        </Button>
      </Row>
      <Row label="For a colleague" hint="A copy for looking only, without postal addresses, e-mail addresses, the key and your folders.">
        <Button variant="default" onClick={() => setAsked(true)}>
          Copy for a colleague…
        </Button>
      </Row>
      <Suspense fallback={null}>{isAsked ? <CopyForColleague onClose={() => setAsked(false)} /> : null}</Suspense>
    </>
  );
}

function NameField({ workspace }: { workspace: WorkspaceInfo }) {
  const [name, setName] = useState(workspace.name);
  const changing = useChanging();
  const isChanged = name.trim() !== '' && name.trim() !== workspace.name;
  const save = (event?: FormEvent): void => {
    event?.preventDefault();
    if (!isChanged) return;
    api.workspace.renameWorkspace({ name: name.trim() }).then(
      () => toast({ text: 'Renamed the workspace.', detail: 'The file keeps its name.', undo: true }),
      (error: unknown) => toastError(error, 'The name stays as it was.'),
    );
  };
  return (
    <form className={styles.row} onSubmit={save}>
      <div>
        <p className={styles.label}>Name</p>
        <p className={styles.hint}>As it stands at the top left. The file keeps its own name.</p>
      </div>
      <div className={styles.field}>
        <TextInput
          classNames={{ input: styles.name ?? '' }}
          aria-label="Name of the workspace"
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          {...changing}
        />
        <Button type="submit" variant="default" disabled={!isChanged} {...changing}>
          Rename
        </Button>
      </div>
    </form>
  );
}

function TimeZone({ zone }: { zone: string }) {
  const changing = useChanging();
  const set = (chosen: string): void => {
    api.workspace.setTimeZone({ zone: chosen }).then(
      () => toast({ text: `Days are counted in ${chosen} now.`, undo: true }),
      (error: unknown) => toastError(error, 'The time zone stays as it was.'),
    );
  };
  const known = Intl.supportedValuesOf('timeZone');
  return (
    <Row
      label="Time zone"
      hint="Where your days begin and end: what is due today, days in files, which day a backup is of. Months of activity are counted in UTC."
    >
      <Select
        aria-label="Time zone"
        searchable
        allowDeselect={false}
        limit={50}
        data={[...new Set([zone, 'UTC', ...known])]}
        value={zone}
        onChange={(chosen) => chosen !== null && chosen !== zone && set(chosen)}
        {...changing}
      />
    </Row>
  );
}

function Rebuild() {
  const changing = useChanging();
  const [isBusy, setBusy] = useState(false);
  const rebuild = (): void => {
    setBusy(true);
    api.workspace
      .rebuildDerived({})
      .then(
        () => toast({ text: 'Worked everything out again.', detail: 'Sources and your decisions are as they were.' }),
        (error: unknown) => toastError(error, 'Nothing was changed.'),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Row
      label="Work everything out again"
      hint="Puts contributors, counts and search together anew from what the sources said and what you decided. Changes neither."
    >
      <Button variant="default" loading={isBusy} onClick={rebuild} {...changing}>
        Work out again
      </Button>
    </Row>
  );
}
