import { Button } from '@mantine/core';
import { underWay, useJobs } from '../app/jobs.ts';
import { go } from '../app/navigation.ts';
import { chooseAndAddClone } from '../app/opening.ts';
import { useCall } from '../app/query.ts';
import { useChanging } from '../app/use-workspace.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { figure } from '../ui/figures.ts';
import { JobBar } from '../ui/JobBar.tsx';
import { Key } from '../ui/Key.tsx';
import { clearFilters, useContributorList } from './list-state.ts';

/** Why the list is empty, and what to do about it. */
export function EmptyList({ total }: { total: number }) {
  const search = useContributorList((state) => state.search.trim());
  const filtered = useContributorList((state) => state.conditions.length > 0);
  const sources = useCall('sources.list', {}).data?.sources;
  const changing = useChanging();
  const job = useJobs(({ jobs }) => underWay(jobs).find((one) => one.procedure === 'sources.syncSource'));

  if (total > 0) {
    const whom =
      search === ''
        ? 'Nobody matches these filters.'
        : `Nobody has “${search}” in a name, handle or address${filtered ? ' and matches the filters' : ''}.`;
    return (
      <EmptyState title="Nobody found" actions={<Button onClick={clearFilters}>{filtered ? 'Clear filters' : 'Clear the search'}</Button>}>
        {whom} There are {figure(total)} contributors in all.
      </EmptyState>
    );
  }
  if (!sources) return null;
  if (job) {
    return (
      <EmptyState title="The first people are on their way" actions={<JobBar job={job} wide />}>
        They appear here as soon as they are found. You can work on meanwhile.
      </EmptyState>
    );
  }
  if (sources.length === 0) {
    const actions = (
      <Button rightSection={<Key keys="mod+g" inherit />} onClick={() => void chooseAndAddClone()} {...changing}>
        Point at a git clone
      </Button>
    );
    return (
      <EmptyState title="No contributors yet" actions={actions}>
        Everyone who contributed appears here once Cairn has read a source, such as a folder with a git clone. It is read on this computer;
        nothing is sent anywhere.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nobody found in your sources" actions={<Button onClick={() => go('sources')}>Look at the sources</Button>}>
      {sources.some((source) => source.freshAt === null)
        ? 'A source has not been read to its end yet.'
        : 'The sources were read, and hold no contributions.'}{' '}
      The sources screen says what each of them holds.
    </EmptyState>
  );
}
