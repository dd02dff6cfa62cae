import { PasswordInput, SegmentedControl, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../shared/contract/define.ts';
import type { SourceRow, sources } from '../../shared/contract/sources.ts';
import { PageLink } from '../app/PageLink.tsx';
import styles from './CloneForm.module.css';
import { addServer, editServer, type ServerKind, tryServer } from './server-actions.ts';
import { addressFor, isServerKind, namesIn, serverWords } from './server-kinds.ts';
import { TrialForm, useTrial } from './TrialForm.tsx';
import { Tried } from './Tried.tsx';
import { CertificateField, isPlain, PlainConsent, wholeAddress } from './TrustFields.tsx';

type TriedServer = Output<(typeof sources)['procedures']['tryServer']>;

/** A server that is read from: where it is, what of it, and the token that may. `source`: one that is there already. */
export default function ServerForm({ source, onClose }: { source?: SourceRow; onClose: () => void }) {
  const before = source?.server ?? null;
  const [kind, setKind] = useState<ServerKind>(isServerKind(source?.kind) ? source.kind : 'github');
  const [address, setAddress] = useState(before?.address ?? addressFor(kind, ''));
  const [scope, setScope] = useState<string[]>(before?.scope ?? []);
  const [token, setToken] = useState('');
  const [allowsPlain, setAllowsPlain] = useState(before?.allowsPlain ?? false);
  const [certificate, setCertificate] = useState<string | null>(null);
  const trial = useTrial<TriedServer>();

  const full = wholeAddress(address);
  const words = serverWords[kind];
  const isForum = kind === 'discourse';
  const odd = kind === 'gitlab' ? undefined : scope.find((one) => one.split('/').length > 2);
  const isComplete = odd === undefined && full !== '' && (isForum || scope.length > 0) && (!isPlain(full) || allowsPlain);
  const change = (set: () => void): void => {
    trial.changed();
    set();
  };
  const choose = (next: string): void => {
    if (!isServerKind(next)) return;
    change(() => {
      setKind(next);
      setAddress(addressFor(next, address));
    });
  };
  const asked = {
    kind,
    address: full,
    scope: isForum ? [] : scope,
    allowsPlain,
    ...(token === '' ? {} : { token }),
    ...(certificate === null ? {} : { certificate: certificate.trim() === '' ? null : certificate }),
  };

  return (
    <TrialForm
      source={source}
      title="Connect a server"
      trial={trial}
      isComplete={isComplete}
      tryWords="Test the connection"
      onTry={() => void trial.test(() => tryServer(source ? { ...asked, source: source.id } : asked))}
      onSave={() =>
        void trial.save(() => (source ? editServer(source.id, asked) : addServer(asked))).then((isSaved) => isSaved && onClose())
      }
      onClose={onClose}
      after={
        trial.tried ? (
          <Tried tried={trial.tried} />
        ) : trial.problem ? null : (
          <p className={styles.note}>
            Cairn only reads there. The token lies in the keychain of this computer and is shown to this server alone; where there is no
            keychain it is forgotten when Cairn closes.
          </p>
        )
      }
    >
      {source ? null : (
        <SegmentedControl
          aria-label="What runs there"
          fullWidth
          data={Object.entries(serverWords).map(([value, { name }]) => ({ value, label: name }))}
          value={kind}
          onChange={choose}
        />
      )}
      <TextInput
        label="Address"
        placeholder={words.address}
        data-autofocus
        value={address}
        maxLength={500}
        onChange={(event) => {
          const { value } = event.currentTarget;
          change(() => setAddress(value));
        }}
      />
      {isPlain(full) ? <PlainConsent isGiven={allowsPlain} onChange={(isGiven) => change(() => setAllowsPlain(isGiven))} /> : null}
      {isForum ? null : (
        <TagsInput
          label="What is read"
          description={words.scope}
          placeholder={scope.length === 0 ? 'north' : ''}
          value={scope}
          splitChars={[',', ' ', ';']}
          acceptValueOnBlur
          error={odd === undefined ? null : `${odd} is neither a name nor a name and a repository, such as north/lamp.`}
          onChange={(next) => change(() => setScope(namesIn(next, kind, full)))}
        />
      )}
      <div className={styles.field}>
        <PasswordInput
          label={isForum ? 'Key' : 'Token'}
          description={source ? 'Left empty, the one that it has is used.' : words.token}
          value={token}
          maxLength={1000}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the token' }}
          onChange={(event) => {
            const { value } = event.currentTarget;
            change(() => setToken(value));
          }}
        />
        {words.tokens === '' || !URL.canParse(full) ? null : (
          <PageLink link={new URL(words.tokens, full).href} className={styles.more}>
            Make a token on {words.name}…
          </PageLink>
        )}
      </div>
      <CertificateField
        certificate={certificate}
        hasOne={before?.hasCertificate ?? false}
        onChange={(next) => change(() => setCertificate(next))}
      />
    </TrialForm>
  );
}
