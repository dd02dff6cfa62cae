import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { go } from '../app/navigation.ts';
import { chooseAndAddClone } from '../app/opening.ts';
import { useCall } from '../app/query.ts';
import { type Command, useCommands } from '../app/registry.ts';
import { ScreenBar } from '../app/ScreenBar.tsx';
import { openSourceDialog } from '../app/source-dialog.ts';
import { useChanging } from '../app/use-workspace.ts';
import { chooseTable } from '../tables/index.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { figure } from '../ui/figures.ts';
import { Problem } from '../ui/Problem.tsx';
import { cursorAt, type Group, groupsOf, type Line } from './lines.ts';
import { TodayRow } from './TodayRow.tsx';
import styles from './TodayScreen.module.css';

const longDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** What needs a person now. Each row can be acted on where it stands, by mouse or by key. */
export default function TodayScreen() {
  const { data, error } = useCall('today.list', {});
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const groups = useMemo(() => (data ? groupsOf(data) : []), [data]);
  const lines = groups.flatMap((group) => (closed.has(group.kind) ? [] : group.lines));
  const cursor = useCursor(lines);
  const toggle = (kind: string) => setClosed((now) => new Set(now.has(kind) ? [...now].filter((one) => one !== kind) : [...now, kind]));
  return (
    <div className={styles.page}>
      <ScreenBar title="Today" detail={data ? longDay.format(Date.parse(data.day)) : undefined} />
      {error ? (
        <div className={styles.problem}>
          <Problem title="What needs you today could not be read">{error.message}</Problem>
        </div>
      ) : null}
      {data?.total === 0 ? <NothingWaits /> : null}
      {groups.map((group) => (
        <GroupPart key={group.kind} group={group} isClosed={closed.has(group.kind)} onToggle={() => toggle(group.kind)}>
          {group.lines.map((line) => (
            <TodayRow
              key={line.key}
              line={line}
              isCurrent={line.key === cursor.current}
              isChoosing={cursor.choosing && line.key === cursor.current}
              onPoint={() => cursor.point(line.key)}
              onChoosing={cursor.choose}
              nameRef={cursor.refOf(line.key)}
            />
          ))}
        </GroupPart>
      ))}
    </div>
  );
}

/** The line the keys act on, and the keys: they work wherever on the screen one is, except in a field. */
function useCursor(lines: readonly Line[]) {
  const [at, setAt] = useState<{ key: string; index: number } | null>(null);
  const [choosing, choose] = useState(false);
  const names = useRef(new Map<string, HTMLButtonElement>());
  const index = cursorAt(lines, at);
  const current = lines[index];

  const point = (key: string) => setAt({ key, index: lines.findIndex((line) => line.key === key) });
  const latest = useRef({ lines, index, current });
  latest.current = { lines, index, current };
  const commands = useMemo((): Command[] => {
    const move = (by: number) => () => {
      const { lines, index } = latest.current;
      const next = lines[Math.max(0, Math.min(lines.length - 1, index + by))];
      if (!next) return;
      setAt({ key: next.key, index: lines.indexOf(next) });
      names.current.get(next.key)?.focus();
    };
    const key = (keys: string, label: string, run: () => void): Command => ({
      id: `today.${keys}`,
      keys,
      label,
      group: 'On Today',
      keysOnly: true,
      run,
    });
    return [
      key('j', 'Move down', move(1)),
      key('k', 'Move up', move(-1)),
      key('down', 'Move down', move(1)),
      key('up', 'Move up', move(-1)),
      key('enter', 'Open', () => latest.current.current?.open()),
    ];
  }, []);
  useCommands(commands);

  const actions = current?.actions;
  const own = useMemo(
    (): Command[] =>
      (actions ?? []).map((action) => ({
        id: `today.${action.label}`,
        keys: action.keys,
        label: `${action.label}: ${current?.name ?? ''}`,
        group: 'On Today',
        ...(action.changes ? { changes: true } : {}),
        run: 'run' in action ? action.run : () => choose(true),
      })),
    [actions, current?.name],
  );
  useCommands(own);
  const refOf = (key: string) => (element: HTMLButtonElement | null) => {
    if (element) names.current.set(key, element);
    else names.current.delete(key);
  };
  return { current: current?.key, point, choosing, choose, refOf };
}

interface GroupProps {
  group: Group;
  isClosed: boolean;
  onToggle: () => void;
  children: React.ReactNode;
}

function GroupPart({ group: { kind, title, hint, icon: Icon, total, lines }, isClosed, onToggle, children }: GroupProps) {
  const Chevron = isClosed ? IconChevronRight : IconChevronDown;
  const left = total - lines.length;
  return (
    <section className={styles.group}>
      <h2>
        <button type="button" className={styles.head} aria-expanded={!isClosed} aria-controls={`today-${kind}`} onClick={onToggle}>
          <Chevron size="0.875rem" stroke={1.6} aria-hidden />
          <Icon size="1rem" stroke={1.6} aria-hidden />
          <span>{title}</span>
          <span className={styles.count}>{figure(total)}</span>
          <span className={styles.hint}>{hint}</span>
        </button>
      </h2>
      <ul id={`today-${kind}`} aria-label={title} hidden={isClosed}>
        {children}
        {left > 0 ? <li className={styles.left}>{figure(left)} more wait behind these.</li> : null}
      </ul>
    </section>
  );
}

function NothingWaits() {
  const sources = useCall('sources.list', {}).data?.sources;
  const changing = useChanging();
  if (!sources) return null;
  const isNew = sources.length === 0;
  return (
    <EmptyState
      title="Nothing needs you today"
      actions={
        isNew ? (
          <>
            <Button onClick={() => void chooseAndAddClone()} {...changing}>
              Point at a git clone
            </Button>
            <Button variant="default" onClick={() => openSourceDialog('addServer')} {...changing}>
              Connect a server…
            </Button>
            <Button variant="subtle" onClick={() => void chooseTable()} {...changing}>
              Import a table…
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => go('contributors')}>
            See the contributors
          </Button>
        )
      }
    >
      {isNew
        ? 'What waits for you is collected here: people to come back to, consent that runs out, sources that stopped. Begin with the people: read them from the history of a project, from its server, or from a table.'
        : 'Note a call, mail or talk on somebody’s profile (L) with a day to come back to it, and it is here on that day. So is consent that runs out, and a source that stops.'}
    </EmptyState>
  );
}
