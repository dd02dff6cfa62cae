import { Button } from '@mantine/core';
import { underWay, useJobs } from '../app/jobs.ts';
import { go } from '../app/navigation.ts';
import { chooseAndAddClone } from '../app/opening.ts';
import { useCall } from '../app/query.ts';
import { openSample } from '../app/sample.ts';
import { openSourceDialog } from '../app/source-dialog.ts';
import { useChanging } from '../app/use-workspace.ts';
import { chooseTable } from '../tables/index.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { counted, figure } from '../ui/figures.ts';
import { JobBar } from '../ui/JobBar.tsx';
import { Key } from '../ui/Key.tsx';
import { botsLeftOut, clearFilters, useContributorList } from './list-state.ts';

/** Why the list is empty, and what to do about it. `asking`: a newer answer is on its way. */
export function EmptyList({ total, asking }: { total: number; asking: boolean }) {
  const search = useContributorList((state) => state.search.trim());
  const filtered = useContributorList((state) => state.conditions.length > 0);
  const asFirst = useContributorList((state) => state.search === '' && state.conditions.every((one) => one === botsLeftOut));
  const sources = useCall('sources.list', {}).data?.sources;
  const changing = useChanging();
  const job = useJobs(({ jobs }) => underWay(jobs).find((one) => one.procedure === 'sources.syncSource'));

  // Only what a person asked for can be answered with "nobody"; until then the first people are on their way.
  if (job && (total === 0 || asFirst)) {
    return (
      <EmptyState title="The first people are on their way" actions={<JobBar job={job} wide />}>
        {total === 0 ? 'They appear here as soon as they are found.' : `Found so far: ${counted(total, 'contributor')}.`} You can work on
        meanwhile.
      </EmptyState>
    );
  }
  if (total > 0 && asFirst && asking) return null;
  if (total > 0) {
    const whom =
      search === ''
        ? 'Nobody matches these filters'
        : `Nobody has “${search}” in a name, handle or address${filtered ? ' and matches the filters' : ''}`;
    const clear = <Button onClick={clearFilters}>{filtered ? 'Clear filters' : 'Clear the search'}</Button>;
    return (
      <EmptyState title={job ? 'Nobody found yet' : 'Nobody found'} actions={clear}>
        {whom}
        {job ? `, among ${counted(total, 'contributor')} so far. Reading is under way.` : `. ${countOf(total)}`}
      </EmptyState>
    );
  }
  if (!sources || asking) return null;
  if (sources.length === 0) {
    const actions = (
      <>
        <Button rightSection={<Key keys="mod+g" inherit />} onClick={() => void chooseAndAddClone()} {...changing}>
          Point at a git clone
        </Button>
        <Button variant="default" onClick={() => openSourceDialog('addServer')} {...changing}>
          Connect a server…
        </Button>
        <Button variant="subtle" onClick={() => void chooseTable()} {...changing}>
          Import a table…
        </Button>
        <Button variant="subtle" onClick={() => void openSample()}>
          Look at the sample
        </Button>
      </>
    );
    return (
      <EmptyState title="No contributors yet" actions={actions}>
        Everyone who contributed appears here once Cairn has read a source, such as a folder with a git clone, a GitHub or GitLab project,
        or a table from a spreadsheet. What is read stays on this computer.
      </EmptyState>
    );
  }
  const unread = sources.some((source) => source.freshAt === null);
  return (
    <EmptyState
      title={unread ? 'Nothing was read to its end yet' : 'Nobody found in your sources'}
      actions={<Button onClick={() => go('sources')}>Look at the sources</Button>}
    >
      {unread ? 'People appear here once a source has been read.' : 'The sources were read, and hold no contributions.'} The sources screen
      says what each of them holds.
    </EmptyState>
  );
}

const countOf = (total: number): string =>
  total === 1 ? 'There is 1 contributor in all.' : `There are ${figure(total)} contributors in all.`;
