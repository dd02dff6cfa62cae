import { Button } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ContributorRow } from '../../shared/contract/contributors.ts';
import { api } from '../app/api.ts';
import { go, replace } from '../app/navigation.ts';
import { useCall } from '../app/query.ts';
import type { ScreenProps } from '../app/registry.ts';
import { ScreenBar } from '../app/ScreenBar.tsx';
import { useSession } from '../app/session.ts';
import { toastError } from '../app/toasts.ts';
import { figure } from '../ui/figures.ts';
import { Problem } from '../ui/Problem.tsx';
import { ContributorList, type ContributorListHandle } from './ContributorList.tsx';
import styles from './ContributorsScreen.module.css';
import { detailsIn } from './columns.ts';
import { EmptyList } from './EmptyList.tsx';
import { ListFoot } from './ListFoot.tsx';
import { ListToolbar } from './ListToolbar.tsx';
import { contributorsInput } from './list-input.ts';
import { clearSelection, selectedCount, startAgain, useContributorList } from './list-state.ts';
import { ContributorProfile } from './profile/ContributorProfile.tsx';
import { useContributorKeys, useKeyOf } from './rows.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { putAway } from './ui-state.ts';
import { useListCommands } from './use-list-commands.ts';
import { ViewsMenu } from './ViewsMenu.tsx';

// Keys, tags and sources of one workspace mean nothing in another.
useSession.subscribe((now, before) => {
  if (now.opened !== before.opened) startAgain();
});

/** The list of everyone, and the person who is chosen beside it. */
export function ContributorsScreen({ params }: ScreenProps) {
  const contributor = params.contributor ?? null;
  const search = useContributorList((state) => state.search);
  const conditions = useContributorList((state) => state.conditions);
  const sort = useContributorList((state) => state.sort);
  const direction = useContributorList((state) => state.direction);
  const input = useMemo(() => contributorsInput({ search, conditions, sort, direction }), [search, conditions, sort, direction]);
  const grouping = useContributorList((state) => state.grouping);
  const chosenColumns = useContributorList((state) => state.columns);
  // Beside a profile the list has its few columns, and reads no others.
  const columns = useMemo(() => (contributor === null ? detailsIn(chosenColumns) : []), [contributor, chosenColumns]);
  const { ids, groups, people, shownFor, answered, asking, error } = useContributorKeys(input, grouping, columns);
  const total = useCall('contributors.summary', {}).data?.total;
  const chosen = useContributorList((state) => selectedCount(state.selection, people));
  // Whom the list opened itself, and under which key; whoever comes from elsewhere is looked up.
  const [fromList, setFromList] = useState<{ id: string; key: number } | null>(null);
  const known = fromList?.id === contributor ? fromList : null;
  const foundKey = useKeyOf(known ? null : contributor);
  const openKey = known?.key ?? foundKey;

  const list = useRef<ContributorListHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  useListCommands(list, field, contributor === null);
  useEffect(() => (contributor === null ? undefined : putAway), [contributor]);
  const ready = ids.length > 0;
  // Enter means the first one of what was typed: while the list still shows what was typed before, it waits.
  const isAnswer = JSON.stringify(shownFor) === JSON.stringify(input);
  const opensFirst = useRef(false);
  useEffect(() => {
    if (!opensFirst.current || !isAnswer) return;
    opensFirst.current = false;
    if (ready) list.current?.open();
  });
  const leaveSearch = (opens: boolean) => {
    opensFirst.current = opens && !isAnswer;
    if (!opens) list.current?.focus();
    else if (isAnswer && ready) list.current?.open();
  };
  useEffect(() => {
    if (foundKey !== null && ready) list.current?.showPerson(foundKey);
  }, [foundKey, ready]);
  // Keys are not for keeping: a source that goes while the list is out of sight takes some with it.
  useEffect(() => clearSelection, []);

  const close = useCallback(() => {
    if (contributor !== null) go('contributors');
    list.current?.focus();
  }, [contributor]);
  const open = useCallback((key: number, row: ContributorRow | undefined, how: 'open' | 'follow') => {
    const show = (id: string) => {
      setFromList({ id, key });
      (how === 'open' ? go : replace)('contributors', { contributor: id });
    };
    if (row) return show(row.id);
    // The cursor jumped to a row that is still on its way.
    api.contributors.byIds({ ids: [key] }).then(({ rows }) => {
      if (rows[0] && useContributorList.getState().cursor === key) show(rows[0].id);
    }, toastError);
  }, []);

  const shown = answered ? people : undefined;
  return (
    <div className={styles.screen} data-detail={contributor !== null || undefined}>
      <ScreenBar
        title="Contributors"
        detail={
          <span className={styles.beside}>
            {shown === undefined || total === undefined ? null : <span>{titleDetail(shown, total)}</span>}
            <ViewsMenu />
          </span>
        }
        actions={
          total ? (
            <Button variant="subtle" title="Who may be here twice (G D)" onClick={() => go('identities')}>
              Same person?
            </Button>
          ) : null
        }
      />
      <section className={styles.list} aria-label="All contributors">
        <ListToolbar searchRef={field} onLeave={leaveSearch} />
        <span className={styles.unseen} role="status">
          {shown === undefined ? '' : `${figure(shown)} in the list`}
        </span>
        {ids.length > 0 ? (
          <ContributorList
            ref={list}
            ids={ids}
            groups={groups}
            people={people}
            columns={columns}
            shownFor={shownFor}
            openKey={openKey}
            wide={contributor === null}
            onOpen={open}
            onClose={close}
          />
        ) : (
          <div className={styles.empty}>
            {error ? (
              <Problem title="The list could not be read">{error.message}</Problem>
            ) : answered && total !== undefined ? (
              <EmptyList total={total} asking={asking} />
            ) : null}
          </div>
        )}
        {chosen > 0 ? <SelectionBar ids={ids} people={people} /> : <ListFoot wide={contributor === null} />}
      </section>
      {contributor === null ? null : (
        <section className={styles.detail} aria-label="Profile">
          <ContributorProfile contributor={contributor} onClose={close} />
        </section>
      )}
    </div>
  );
}

function titleDetail(shown: number, total: number): string {
  return shown === total ? figure(total) : `${figure(shown)} of ${figure(total)}`;
}
