import { PasswordInput, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SourceRow } from '../../shared/contract/sources.ts';
import { type DocumentKind, documentFiles, documentKinds } from '../../shared/domain/sources/documents.ts';
import { api } from '../app/api.ts';
import styles from './CloneForm.module.css';
import { DocumentSettings, type Settings } from './DocumentSettings.tsx';
import { type AskedDocument, addDocument, editDocument, type TriedDocument as Found, tryDocument } from './document-actions.ts';
import { documentWords } from './document-words.ts';
import { PathField } from './PathField.tsx';
import { TrialForm, useTrial } from './TrialForm.tsx';
import { TriedDocument } from './TriedDocument.tsx';
import { CertificateField, isPlain, PlainConsent, wholeAddress } from './TrustFields.tsx';

type Place = 'address' | 'file' | 'folder';

interface Draft {
  kind: DocumentKind;
  place: Place;
  /** One on each line. */
  addresses: string;
  /** Empty: not chosen. */
  path: string;
  settings: Settings;
  token: string;
  allowsPlain: boolean;
  /** `null`: nothing was said about it. */
  certificate: string | null;
  name: string;
}

const draftOf = (source: SourceRow | undefined): Draft => ({
  kind: documentKinds.find((kind) => kind === source?.kind) ?? 'calendar',
  place: source?.document?.path ? 'file' : 'address',
  addresses: source?.document?.addresses.join('\n') ?? '',
  path: source?.document?.path ?? '',
  settings: source?.document?.settings ?? {},
  token: '',
  allowsPlain: source?.document?.allowsPlain ?? false,
  certificate: null,
  name: '',
});

const addressesIn = (typed: string): string[] => [...new Set(typed.split(/\s+/).map(wholeAddress))].filter((address) => address !== '');

/** What the core is asked; the place only where it is another: the file of an earlier day was not chosen today. */
function askedOf({ kind, place, path, settings, token, allowsPlain, certificate, name, addresses }: Draft, before?: Draft): AskedDocument {
  const isAddress = place === 'address';
  const found = addressesIn(addresses);
  const where = isAddress ? { addresses: found } : { path };
  const isMoved =
    !before || isAddress !== (before.place === 'address') || (isAddress ? addresses !== before.addresses : path !== before.path);
  return {
    kind,
    settings,
    ...(isMoved ? where : {}),
    ...(isAddress ? { allowsPlain } : {}),
    ...(token !== '' && isAddress ? { token } : {}),
    ...(certificate === null || !isAddress ? {} : { certificate: certificate.trim() === '' ? null : certificate }),
    ...(name.trim() === '' ? {} : { name: name.trim() }),
  };
}

/** Something that is read whole: what it is, where it lies, and what it does not say itself. `source`: one that is there already. */
export default function DocumentForm({ source, onClose }: { source?: SourceRow; onClose: () => void }) {
  const [before] = useState(() => draftOf(source));
  const [draft, setDraft] = useState(before);
  const [hasTrust, setHasTrust] = useState(false);
  const trial = useTrial<Found>();
  const { kind, place, addresses, path, allowsPlain } = draft;
  const words = documentWords[kind];
  const { isOfSeveral } = documentFiles[kind];
  const found = addressesIn(addresses);
  const needsConsent = place === 'address' && found.some(isPlain);
  const isComplete = place === 'address' ? found.length > 0 && (!needsConsent || allowsPlain) : path !== '';
  const change = (next: Partial<Draft>): void => {
    trial.changed();
    setDraft({ ...draft, ...next });
  };
  const asked = (): AskedDocument => askedOf(draft, source ? before : undefined);
  const places = [
    { value: 'address', label: 'At an address' },
    { value: 'file', label: 'In a file' },
    ...(isOfSeveral ? [{ value: 'folder', label: 'In a folder' }] : []),
  ];
  return (
    <TrialForm
      source={source}
      title="Add a calendar, list, schedule or feed"
      trial={trial}
      isComplete={isComplete}
      tryWords="Look at what it tells"
      onTry={() => void trial.test(() => tryDocument(source ? { ...asked(), source: source.id } : asked()))}
      onSave={() =>
        void trial.save(() => (source ? editDocument(source.id, asked()) : addDocument(asked()))).then((isSaved) => isSaved && onClose())
      }
      onClose={onClose}
      after={trial.tried ? <TriedDocument tried={trial.tried} /> : null}
    >
      {source ? null : (
        <Select
          label="What it is"
          description={words.tells}
          allowDeselect={false}
          data={documentKinds.map((value) => ({ value, label: documentWords[value].name }))}
          value={kind}
          onChange={(next) => {
            const chosen = documentKinds.find((one) => one === next) ?? kind;
            change({ kind: chosen, settings: {}, place: place === 'folder' && !documentFiles[chosen].isOfSeveral ? 'file' : place });
          }}
        />
      )}
      <SegmentedControl
        aria-label="Where it lies"
        fullWidth
        data={places}
        value={place}
        onChange={(next) => change({ place: next as Place, path: '' })}
      />
      {place !== 'address' ? (
        <PathField
          key={place}
          label={place === 'file' ? 'File' : 'Folder'}
          placeholder={place === 'file' ? 'Choose a file on this computer' : 'Choose a folder; all its files of this kind are read'}
          path={path}
          choose={() => (place === 'file' ? api.shell.chooseDocument({ kind }) : api.shell.chooseFolder({ title: 'Choose a folder' }))}
          onChange={(chosen) => change({ path: chosen })}
        />
      ) : isOfSeveral ? (
        <Textarea
          label="Addresses"
          description="One on each line; they are read as one."
          placeholder={words.address}
          data-autofocus
          autosize
          minRows={2}
          maxRows={6}
          value={addresses}
          maxLength={100_000}
          onChange={(event) => change({ addresses: event.currentTarget.value })}
        />
      ) : (
        <TextInput
          label="Address"
          placeholder={words.address}
          data-autofocus
          value={addresses}
          maxLength={2000}
          onChange={(event) => change({ addresses: event.currentTarget.value })}
        />
      )}
      {needsConsent ? <PlainConsent isGiven={allowsPlain} onChange={(isGiven) => change({ allowsPlain: isGiven })} /> : null}
      <DocumentSettings kind={kind} settings={draft.settings} onChange={(settings) => change({ settings })} />
      {place === 'address' && !hasTrust ? (
        <button type="button" className={styles.more} onClick={() => setHasTrust(true)}>
          {source ? 'Another token or certificate…' : 'It asks for a token, or has a certificate of its own…'}
        </button>
      ) : null}
      {place === 'address' && hasTrust ? (
        <>
          <PasswordInput
            label="Token"
            description={
              source ? 'Left empty, the one that it has is used.' : 'Only if the page asks for one. It is shown to this server alone.'
            }
            value={draft.token}
            maxLength={1000}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the token' }}
            onChange={(event) => change({ token: event.currentTarget.value })}
          />
          <CertificateField
            certificate={draft.certificate}
            hasOne={source?.document?.hasCertificate ?? false}
            onChange={(certificate) => change({ certificate })}
          />
        </>
      ) : null}
      {source ? null : (
        <TextInput
          label="Name"
          placeholder="Named after where it lies"
          value={draft.name}
          maxLength={200}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      )}
    </TrialForm>
  );
}
