import { UnstyledButton } from '@mantine/core';
import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import {
  apartKinds,
  type CountedKind,
  contributionKinds,
  creditKinds,
  kindsOfSource,
} from '../../../shared/domain/contributors/contributions.ts';
import { counted, figure } from '../../ui/figures.ts';
import { openForm } from '../adding/adding.ts';
import { contributionMeaning, contributionNames } from '../words.ts';
import styles from './About.module.css';
import { AddButton, PartHead } from './PartHead.tsx';
import text from './text.module.css';

const tellsGit = (kind: CountedKind): boolean => kindsOfSource.git.includes(kind);

interface Props {
  profile: ContributorProfile;
  /** What the timeline shows now. */
  shownKinds: readonly CountedKind[];
  onKind: (kind: CountedKind) => void;
}

/** How many of each kind; each number opens to its rows in the timeline. */
export function Contributions({ profile, shownKinds, onKind }: Props) {
  const countOf = (kind: CountedKind) => profile.counts.find((one) => one.kind === kind)?.count ?? 0;
  const group = (kinds: readonly CountedKind[]) => kinds.filter((kind) => countOf(kind) > 0);
  const rows = (kinds: readonly CountedKind[]) =>
    kinds.map((kind) => (
      <li key={kind}>
        <UnstyledButton
          className={styles.count}
          aria-pressed={shownKinds.includes(kind)}
          title={contributionMeaning[kind] ?? `Show only ${contributionNames[kind].toLocaleLowerCase()} in the timeline`}
          onClick={() => onKind(kind)}
        >
          <span>{contributionNames[kind]}</span>
          <b>{figure(countOf(kind))}</b>
        </UnstyledButton>
      </li>
    ));
  const done = group([...contributionKinds, ...creditKinds]);
  const apart = group(apartKinds);
  const told = contributionKinds.some((kind) => !tellsGit(kind) && countOf(kind) > 0);
  return (
    <section className={styles.part} aria-labelledby="contributions">
      <PartHead id="contributions" title={counted(profile.row.contributions, 'contribution')}>
        <AddButton
          label="Add an activity"
          hint="Add a talk, an article, a post, help or a meetup (A)"
          onClick={() => openForm({ form: 'activity', contributor: profile.row.id })}
        />
      </PartHead>
      {done.length > 0 ? <ul className={styles.counts}>{rows(done)}</ul> : null}
      {apart.length > 0 ? (
        <>
          <p className={text.small}>Kept apart, not counted above</p>
          <ul className={styles.counts}>{rows(apart)}</ul>
        </>
      ) : null}
      {told ? null : <p className={text.small}>Articles, posts, talks, meetups and help on issues, forum and chat are added by hand.</p>}
    </section>
  );
}
