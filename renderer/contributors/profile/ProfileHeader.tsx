import { ActionIcon, Button } from '@mantine/core';
import { IconEye, IconEyeCheck, IconMessage2, IconNote, IconPencil, IconTag, IconX } from '@tabler/icons-react';
import { type Ref, useRef } from 'react';
import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import { useCall } from '../../app/query.ts';
import { useChanging } from '../../app/use-workspace.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { counted, exact } from '../../ui/figures.ts';
import { Key } from '../../ui/Key.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import { watchPerson } from '../actions.ts';
import { openTagPicker, setRenaming, setWritingNote, useContributorUi, writeContact } from '../ui-state.ts';
import { allOf, type ContributorKind, inSentence, kindNames, longMonth } from '../words.ts';
import { lastContactWords } from './contacts/words.ts';
import { MoreMenu } from './MoreMenu.tsx';
import { NameField } from './NameField.tsx';
import styles from './ProfileHeader.module.css';

interface Props {
  profile: ContributorProfile;
  onClose: () => void;
  /** Shows the column with notes and tags, where there is room for one only. */
  onAbout: () => void;
}

/** Who this is, and what can be done, close to the name. */
export function ProfileHeader({ profile, onClose, onAbout }: Props) {
  const { row } = profile;
  const renaming = useContributorUi((state) => state.renaming);
  const edit = useRef<HTMLButtonElement>(null);
  return (
    <header className={styles.header}>
      <div className={styles.face}>
        <Avatar name={row.name} size={48} />
      </div>
      <div className={styles.title}>
        {renaming ? (
          <NameField profile={profile} otherwise={edit} />
        ) : (
          <div className={styles.nameLine}>
            <h2 className={styles.name} title={row.name}>
              {row.name || 'No name'}
            </h2>
            {row.kind === 'human' ? null : <KindPill kind={row.kind} reason={profile.kindReason} />}
          </div>
        )}
      </div>
      <p className={styles.facts}>
        <Facts profile={profile} />
      </p>
      <div className={styles.buttons}>
        <Action ref={edit} icon={IconPencil} label="Edit" hint="Edit the name" keys="e" onClick={() => setRenaming(true)} />
        <Action
          icon={IconNote}
          label="Note"
          hint="Write a note"
          keys="n"
          onClick={() => {
            onAbout();
            setWritingNote(true);
          }}
        />
        <Action
          icon={IconTag}
          label="Tag"
          hint="Add a tag"
          keys="#"
          onClick={() => {
            onAbout();
            openTagPicker('profile');
          }}
        />
        <Action
          icon={IconMessage2}
          label="Log"
          hint="Log a call, mail or talk"
          keys="l"
          onClick={() => {
            onAbout();
            writeContact({ id: null });
          }}
        />
        <Watch profile={profile} />
        <MoreMenu profile={profile} />
        <ActionIcon aria-label="Close the profile" title="Close the profile (Esc)" onClick={onClose}>
          <IconX size="1rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      </div>
    </header>
  );
}

/** Whoever sits here is told what this person does. */
function Watch({ profile: { row, details } }: { profile: ContributorProfile }) {
  const me = useCall('team.me', {}).data?.me;
  const changing = useChanging();
  const isWatched = details.watchers.some(({ id }) => id === me?.id);
  const Icon = isWatched ? IconEyeCheck : IconEye;
  return (
    <ActionIcon
      className={styles.watch ?? ''}
      aria-label="Watch"
      aria-pressed={isWatched}
      aria-keyshortcuts="w"
      title={isWatched ? 'You watch this person. Watch no longer (W)' : 'Watch this person (W)'}
      onClick={() => void watchPerson(row, !isWatched)}
      {...changing}
    >
      <Icon size="1rem" stroke={1.6} aria-hidden />
    </ActionIcon>
  );
}

/** Handle, since when, last seen, who talked to them last; what the sources say where the name was corrected. */
function Facts({ profile: { row, sourcedName, activeDays, undated, lastContact, details } }: { profile: ContributorProfile }) {
  const me = useCall('team.me', {}).data?.me;
  const watchers = details.watchers.map(({ id, name }) => (id === me?.id ? 'you' : inSentence(name)));
  const parts = [
    row.handle === '' || row.handle === row.name ? null : <span key="handle">{row.handle}</span>,
    sourcedName === null || sourcedName === row.name ? null : <span key="sourced">the sources say {inSentence(sourcedName)}</span>,
    row.firstActive === null ? null : (
      <span key="since" title={exact(row.firstActive)}>
        since {longMonth(row.firstActive)}
      </span>
    ),
    row.lastActive === null ? null : (
      <span key="last">
        last seen <TimeAgo at={row.lastActive} />
      </span>
    ),
    activeDays > 0 ? <span key="days">{counted(activeDays, 'active day')}</span> : null,
    lastContact === null ? null : (
      <span key="contact">
        {lastContactWords(lastContact)} <TimeAgo at={lastContact.at} />
      </span>
    ),
    watchers.length > 0 ? <span key="watchers">watched by {allOf(watchers)}</span> : null,
    row.firstActive === null && undated > 0 ? <span key="undated">no date one can believe</span> : null,
  ].filter((part) => part !== null);
  return <>{parts.flatMap((part, index) => (index === 0 ? [part] : [' · ', part]))}</>;
}

function KindPill({ kind, reason }: { kind: ContributorKind; reason: string | null }) {
  return (
    <span title={reason ?? undefined}>
      <Pill tone={kind === 'unknown' ? 'quiet' : 'info'} shape="none">
        {kindNames[kind].one}
      </Pill>
    </span>
  );
}

interface ActionProps {
  icon: typeof IconPencil;
  label: string;
  hint: string;
  keys: string;
  onClick: () => void;
  ref?: Ref<HTMLButtonElement>;
}

/** Something that changes what is known about the person. */
function Action({ icon: Icon, label, hint, keys, onClick, ref }: ActionProps) {
  const changing = useChanging();
  return (
    <Button
      ref={ref}
      variant="subtle"
      className={styles.action}
      title={hint}
      aria-label={hint}
      aria-keyshortcuts={keys}
      leftSection={<Icon size="1rem" stroke={1.6} aria-hidden />}
      rightSection={<Key keys={keys} />}
      onClick={onClick}
      {...changing}
    >
      <span className={styles.actionLabel}>{label}</span>
    </Button>
  );
}
