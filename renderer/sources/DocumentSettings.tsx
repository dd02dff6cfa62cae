import { Select, TextInput } from '@mantine/core';
import type { SourceRow } from '../../shared/contract/sources.ts';
import { type EventKind, eventKinds } from '../../shared/domain/events/event.ts';
import type { DocumentKind } from '../../shared/domain/sources/documents.ts';
import { eventKindNames } from '../events/index.tsx';
import styles from './CloneForm.module.css';

export type Settings = NonNullable<SourceRow['document']>['settings'];
/** Settings that are a line of text. */
type Line = 'eventName' | 'place' | 'link' | 'author' | 'channel' | 'platform';

interface Field {
  label: string;
  description: string;
  placeholder?: string;
}

const lines: Record<Line, Field> = {
  eventName: { label: 'Event', description: 'For a schedule that does not name it.', placeholder: 'Gate days 2026' },
  place: { label: 'Place', description: 'Where it is, if the schedule does not say.', placeholder: 'Porto' },
  link: { label: 'Link', description: 'A page to look it up on.', placeholder: 'https://' },
  author: { label: 'Author', description: 'Who wrote the articles that name nobody.' },
  channel: { label: 'Channel', description: 'Left empty, it is called as the source.', placeholder: '#community' },
  platform: { label: 'Where the accounts are', description: 'So that one account is one person, whoever names it.', placeholder: 'github' },
};

const linesOf: Record<DocumentKind, readonly Line[]> = {
  calendar: [],
  conferences: [],
  schedule: ['eventName', 'place', 'link'],
  feed: ['author'],
  chat: ['channel', 'platform'],
  people: ['platform'],
};

interface Props {
  kind: DocumentKind;
  settings: Settings;
  /** Only what was filled in. */
  onChange: (settings: Settings) => void;
}

/** What a file or page does not say itself. Everything may stay empty. */
export function DocumentSettings({ kind, settings, onChange }: Props) {
  const set = (change: { [Name in keyof Settings]: Settings[Name] | null }): void =>
    onChange(Object.fromEntries(Object.entries({ ...settings, ...change }).filter(([, value]) => value !== null && value !== '')));
  return (
    <div className={styles.settings}>
      {linesOf[kind].map((name) => (
        <TextInput
          key={name}
          {...lines[name]}
          value={settings[name] ?? ''}
          maxLength={name === 'link' ? 2000 : name === 'platform' ? 100 : 200}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
        />
      ))}
      {kind === 'calendar' ? (
        <Select
          label="What its events are"
          description="For those whose name does not say it."
          placeholder="Meetups"
          clearable
          data={eventKinds.map((value) => ({ value, label: eventKindNames[value] }))}
          value={settings.eventKind ?? null}
          onChange={(chosen) => set({ eventKind: chosen as EventKind | null })}
        />
      ) : null}
      {kind === 'calendar' || kind === 'schedule' || kind === 'chat' ? (
        <Select
          label="Time zone"
          description="Of times that name none."
          placeholder="As this workspace"
          searchable
          clearable
          limit={50}
          data={['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]}
          value={settings.zone ?? null}
          onChange={(zone) => set({ zone })}
        />
      ) : null}
      {kind === 'people' ? (
        <TextInput
          type="date"
          label="Day of what an All Contributors file credits"
          description="It says what people did and not when. Without a day it gives people only."
          value={settings.datedOn ?? ''}
          onChange={(event) => set({ datedOn: event.currentTarget.value })}
        />
      ) : null}
    </div>
  );
}
