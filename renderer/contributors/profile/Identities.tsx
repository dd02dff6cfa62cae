import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconAt, IconId, IconMail, IconUser, IconX, type TablerIcon } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import { api } from '../../app/api.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { useChanging } from '../../app/use-workspace.ts';
import { counted, figure } from '../../ui/figures.ts';
import { copyText } from '../actions.ts';
import { ConsentSign } from '../consent/index.ts';
import { allOf, inSentence } from '../words.ts';
import styles from './About.module.css';
import { Merges } from './Merges.tsx';
import { AddButton, PartHead } from './PartHead.tsx';
import text from './text.module.css';

const GiveIdentity = lazy(() => import('./GiveIdentity.tsx'));

type Identity = ContributorProfile['identities'][number];

const icons: Record<Identity['type'], TablerIcon> = {
  username: IconAt,
  account: IconId,
  email: IconMail,
  name: IconUser,
  name_email: IconUser,
};

const proofs: Record<Identity['proofs'][number], { short: string; why: string }> = {
  mailmap: { short: '.mailmap', why: 'The .mailmap file of the project says that this is the same person.' },
  account_id: { short: 'account id', why: 'It carries the same account number.' },
  table: { short: 'table', why: 'A table that was imported names both in one line.' },
  noreply: { short: 'noreply', why: 'It is the private address that the platform gave to that account.' },
  hand: { short: 'by hand', why: 'Somebody said that this is the same person.' },
};

/** Where the person is known from, why each belongs, and the names they signed with. */
export function Identities({ profile }: { profile: ContributorProfile }) {
  const { identities } = profile;
  const [giving, setGiving] = useState(false);
  const plus = useRef<HTMLButtonElement>(null);
  const names = [...new Set(identities.flatMap((identity) => identity.names))].filter((name) => name !== '' && name !== profile.row.name);
  return (
    <section className={styles.part} aria-labelledby="identities">
      <PartHead id="identities" title={counted(identities.length, 'identity', 'identities')}>
        <AddButton
          ref={plus}
          label="Give an address or account"
          hint="Give this person an address or account"
          onClick={() => setGiving(true)}
        />
      </PartHead>
      {giving ? (
        <Suspense fallback={null}>
          <GiveIdentity contributor={profile.row.id} onClose={() => setGiving(false)} otherwise={plus} />
        </Suspense>
      ) : null}
      <ul>
        {identities.map((identity) => (
          <li key={identity.id}>
            <IdentityLine identity={identity} alone={identities.length === 1} />
            {identity.sharedBy === null ? null : <p className={styles.sharedBy}>{sharedWords(identity.sharedBy)}</p>}
          </li>
        ))}
      </ul>
      {identities.some(({ type }) => type === 'email' || type === 'name_email') ? (
        <p className={text.small}>
          <ConsentSign profile={profile} purpose="contact" inWords />
        </p>
      ) : null}
      <Merges profile={profile} />
      {names.length > 0 ? <p className={text.small}>Also signed as {allOf(names.slice(0, 20).map(inSentence))}</p> : null}
      {profile.sources.length > 0 ? (
        <p className={text.small}>
          Seen in{' '}
          {allOf(
            profile.sources.map((source) =>
              source.activities === 0 ? inSentence(source.name) : `${inSentence(source.name)} (${figure(source.activities)})`,
            ),
          )}
          .
        </p>
      ) : null}
    </section>
  );
}

/** Why this name and address are not one person with the others at the same address. */
function sharedWords(names: number): string {
  if (names <= 1) return 'This address says nothing about who it is, so it counts together with the name only.';
  return `This address is shared by ${figure(names)} names, so names count as separate people.`;
}

const takeAway = ({ id, value }: Identity): void =>
  void api.contributors.removeIdentity({ identity: id }).then(
    () => toast({ text: `Took ${value} away.`, undo: true }),
    (error: unknown) => toastError(error, 'It stays as it was.'),
  );

function IdentityLine({ identity, alone }: { identity: Identity; alone: boolean }) {
  const Icon = icons[identity.type];
  const why = identity.proofs.map((proof) => proofs[proof].why).join(' ');
  const changing = useChanging();
  const told = `${identity.value}, ${identity.platform === 'hand' ? 'added by hand' : identity.platform}: ${counted(identity.activities, 'activity', 'activities')}`;
  return (
    <div className={styles.identity}>
      <Icon size="0.875rem" stroke={1.6} aria-hidden />
      <UnstyledButton
        className={styles.identityValue}
        title={`${told}. Click to copy`}
        onClick={() => void copyText(identity.value, identity.value)}
      >
        {identity.value}
      </UnstyledButton>
      {identity.given ? (
        <ActionIcon
          size="1.25rem"
          aria-label={`Take ${identity.value} away`}
          title="Take it away again; it was given by hand"
          onClick={() => takeAway(identity)}
          {...changing}
        >
          <IconX size="0.75rem" stroke={1.8} aria-hidden />
        </ActionIcon>
      ) : null}
      {identity.proofs.length > 0 ? (
        <span className={styles.why} title={why}>
          {identity.proofs.slice(0, 1).map((proof) => proofs[proof].short)}
          {identity.proofs.length > 1 ? ` +${identity.proofs.length - 1}` : ''}
        </span>
      ) : alone ? null : (
        <span className={styles.why} title="The others were joined to this one.">
          {figure(identity.activities)}
        </span>
      )}
    </div>
  );
}
