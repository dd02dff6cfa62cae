import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconCalendarEvent,
  IconChevronDown,
  IconDots,
  IconGitBranch,
  IconPlus,
  IconRefresh,
  IconServer,
  IconTableImport,
} from '@tabler/icons-react';
import { lazy, Suspense, useEffect } from 'react';
import type { SourceRow } from '../../shared/contract/sources.ts';
import { useJobOf } from '../app/jobs.ts';
import { chooseAndAddClone } from '../app/opening.ts';
import { useCall } from '../app/query.ts';
import { readDocumentation, readSource } from '../app/reading.ts';
import type { ScreenProps } from '../app/registry.ts';
import { ScreenBar } from '../app/ScreenBar.tsx';
import { openSample } from '../app/sample.ts';
import { closeSourceDialog, type Dialog, openSourceDialog, useSourceDialog } from '../app/source-dialog.ts';
import { useChanging } from '../app/use-workspace.ts';
import { chooseTable } from '../tables/index.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { figure } from '../ui/figures.ts';
import { Key } from '../ui/Key.tsx';
import { Problem } from '../ui/Problem.tsx';
import { removeSource } from './actions.ts';
import { useSourceCommands } from './commands.ts';
import { SourceDetail } from './SourceDetail.tsx';
import { SourceList } from './SourceList.tsx';
import styles from './SourcesScreen.module.css';
import { editWords, isReadAgain } from './words.ts';

const AddClone = lazy(() => import('./AddClone.tsx'));
const DocumentForm = lazy(() => import('./DocumentForm.tsx'));
const EditSource = lazy(() => import('./EditSource.tsx'));
const ServerForm = lazy(() => import('./ServerForm.tsx'));
const RemoveSource = lazy(() => import('./RemoveSource.tsx'));
const RenameSource = lazy(() => import('./RenameSource.tsx'));

const icon = { size: '1rem', stroke: 1.6, 'aria-hidden': true } as const;

/** Sources at the left, the chosen one beside them. */
export default function SourcesScreen({ params }: ScreenProps) {
  const { data, error } = useCall('sources.list', {});
  const changing = useChanging();
  const dialog = useSourceDialog((state) => state.dialog);
  useEffect(() => closeSourceDialog, []);
  const sources = data?.sources;
  const chosen = sources?.find((source) => source.id === params.source) ?? sources?.[0];
  useSourceCommands(sources, chosen, openSourceDialog);

  const actions = (
    <>
      <Menu position="bottom-end" width="17rem">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconPlus size="0.875rem" stroke={1.8} aria-hidden="true" />}
            rightSection={<IconChevronDown size="0.875rem" stroke={1.8} aria-hidden="true" />}
            {...changing}
          >
            Add a source
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconGitBranch {...icon} />} rightSection={<Key keys="a" />} onClick={() => openSourceDialog('add')}>
            A git clone…
          </Menu.Item>
          <Menu.Item leftSection={<IconServer {...icon} />} onClick={() => openSourceDialog('addServer')}>
            A server…
          </Menu.Item>
          <Menu.Item leftSection={<IconCalendarEvent {...icon} />} onClick={() => openSourceDialog('addDocument')}>
            A calendar, list or feed…
          </Menu.Item>
          <Menu.Item leftSection={<IconTableImport {...icon} />} onClick={() => void chooseTable()}>
            A table…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {chosen && isReadAgain(chosen) ? <ReadButton source={chosen} /> : null}
      {chosen ? <More source={chosen} open={openSourceDialog} /> : null}
    </>
  );

  return (
    <div className={styles.screen}>
      <ScreenBar
        title="Sources"
        detail={sources && sources.length > 0 ? figure(sources.length) : undefined}
        actions={sources?.length === 0 ? null : actions}
      />
      {error ? (
        <div className={styles.problem}>
          <Problem title="The sources could not be listed">{error.message}</Problem>
        </div>
      ) : null}
      {sources?.length === 0 ? (
        <EmptyState
          title="No source yet"
          actions={
            <>
              <Button
                leftSection={<IconGitBranch size="0.875rem" stroke={1.8} aria-hidden="true" />}
                rightSection={<Key keys="mod+g" inherit />}
                onClick={() => void chooseAndAddClone()}
                {...changing}
              >
                Point at a git clone
              </Button>
              <Button variant="default" onClick={() => openSourceDialog('addServer')} {...changing}>
                Connect a server…
              </Button>
              <Button variant="default" onClick={() => openSourceDialog('addDocument')} {...changing}>
                Add a calendar or list…
              </Button>
              <Button variant="subtle" onClick={() => void chooseTable()} {...changing}>
                Import a table…
              </Button>
              <Button variant="subtle" onClick={() => void openSample()}>
                Look at the sample
              </Button>
            </>
          }
        >
          A source tells Cairn who contributed, and what. Choose a folder with a git clone, or drop it on this window: its history becomes
          your list of contributors. Or connect GitHub, a GitLab, Forgejo or Gitea server or a Discourse forum, or add a calendar, a list of
          conferences or a feed. All are only read, never changed.
        </EmptyState>
      ) : null}
      {chosen ? <SourceList sources={sources ?? []} chosen={chosen.id} /> : null}
      {chosen ? <SourceDetail key={chosen.id} source={chosen} onEdit={() => openSourceDialog('edit')} /> : null}
      <Suspense fallback={null}>
        {dialog === 'add' ? <AddClone onClose={closeSourceDialog} /> : null}
        {dialog === 'addServer' ? <ServerForm onClose={closeSourceDialog} /> : null}
        {dialog === 'addDocument' ? <DocumentForm onClose={closeSourceDialog} /> : null}
        {dialog === 'edit' && chosen?.document ? <DocumentForm source={chosen} onClose={closeSourceDialog} /> : null}
        {dialog === 'edit' && chosen?.server ? <ServerForm source={chosen} onClose={closeSourceDialog} /> : null}
        {dialog === 'edit' && chosen?.kind === 'git' ? <EditSource source={chosen} onClose={closeSourceDialog} /> : null}
        {dialog === 'remove' && chosen ? <RemoveSource source={chosen} onClose={closeSourceDialog} /> : null}
        {dialog === 'rename' && chosen ? <RenameSource source={chosen} onClose={closeSourceDialog} /> : null}
      </Suspense>
    </div>
  );
}

function ReadButton({ source }: { source: SourceRow }) {
  const changing = useChanging();
  const job = useJobOf(source.id);
  return (
    <Button
      disabled={job !== undefined}
      leftSection={<IconRefresh size="0.875rem" stroke={1.8} aria-hidden="true" />}
      rightSection={<Key keys="r" inherit />}
      onClick={() => void readSource(source.id)}
      {...changing}
    >
      {job ? 'Being read' : source.state === 'never_read' ? 'Read it' : 'Read what is new'}
    </Button>
  );
}

function More({ source, open }: { source: SourceRow; open: (dialog: Dialog) => void }) {
  const job = useJobOf(source.id);
  const changing = useChanging();
  return (
    <Menu position="bottom-end" width="21rem">
      <Menu.Target>
        <ActionIcon aria-label={`More about ${source.name}`}>
          <IconDots {...icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {source.kind === 'git' && isReadAgain(source) ? (
          <>
            <Menu.Item disabled={job !== undefined} onClick={() => void readSource(source.id, true)} {...changing}>
              Look at everything again
            </Menu.Item>
            <Menu.Item disabled={job !== undefined} onClick={() => void readDocumentation(source.id)} {...changing}>
              Find out what is documentation
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item onClick={() => open('edit')} {...changing}>
              {editWords(source)}…
            </Menu.Item>
          </>
        ) : null}
        {(source.server || source.document) && isReadAgain(source) ? (
          <>
            <Menu.Item disabled={job !== undefined} onClick={() => void readSource(source.id, true)} {...changing}>
              Look at everything again
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item onClick={() => open('edit')} {...changing}>
              {editWords(source)}…
            </Menu.Item>
          </>
        ) : null}
        {source.kind === 'table' ? (
          <Menu.Item onClick={() => void chooseTable()} {...changing}>
            Import its file again…
          </Menu.Item>
        ) : null}
        <Menu.Item rightSection={<Key keys="e" />} onClick={() => open('rename')} {...changing}>
          Rename…
        </Menu.Item>
        {source.kind !== 'sample' ? (
          <Menu.Item onClick={() => (source.kind === 'table' ? void removeSource(source, false) : open('remove'))} {...changing}>
            {source.kind === 'table' ? 'Remove' : 'Remove…'}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
