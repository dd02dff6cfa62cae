import { Autocomplete, Select, TextInput } from '@mantine/core';
import type { DetailItem } from '../../../../shared/contract/details.ts';
import { languageName, standingNames } from '../../../../shared/domain/contributors/detail-words.ts';
import {
  languageLevels,
  standings,
  suggestedMotivations,
  suggestedSpecialisations,
} from '../../../../shared/domain/contributors/details.ts';
import { capital } from '../../../ui/letters.ts';
import { useKnownWords } from './known-words.ts';
import { type ItemKind, itemNames } from './lines.ts';

interface Props {
  item: DetailItem;
  onItem: (item: DetailItem) => void;
}

export function emptyItem(kind: ItemKind): DetailItem {
  switch (kind) {
    case 'language':
      return { kind, language: '', level: 'fluent' };
    case 'standing':
      return { kind, standing: 'staff', from: null, to: null };
    case 'link':
      return { kind, label: '', url: '' };
    default:
      return { kind, text: '' };
  }
}

/** Everything that must be there is there. */
export function isWhole(item: DetailItem): boolean {
  if (item.kind === 'language') return item.language !== '';
  if (item.kind === 'link') return item.url.trim() !== '';
  return item.kind === 'standing' || item.text.trim() !== '';
}

/** The languages of ISO 639-1 that have a name here, by name. */
const codes = Array.from({ length: 26 * 26 }, (_, n) => String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26)));
const languages = codes
  .map((value) => ({ value, label: languageName(value) }))
  .filter(({ value, label }) => label !== value && label.toLowerCase() !== value)
  .sort((one, other) => one.label.localeCompare(other.label));

const option = (value: string) => ({ value, label: capital(value) });
const day = (text: string): string | null => (text === '' ? null : text);

export function ItemFields({ item, onItem }: Props) {
  const isWord = item.kind === 'specialisation' || item.kind === 'motivation';
  const known = useKnownWords(isWord ? item.kind : null, item.kind === 'motivation' ? suggestedMotivations : suggestedSpecialisations);
  switch (item.kind) {
    case 'language':
      return (
        <>
          <Select
            label="Language"
            searchable
            data={languages}
            limit={50}
            value={item.language === '' ? null : item.language}
            onChange={(language) => onItem({ ...item, language: language ?? '' })}
          />
          <Select
            label="How well"
            allowDeselect={false}
            data={languageLevels.map(option)}
            value={item.level}
            onChange={(level) => onItem({ ...item, level: level === 'working' ? 'working' : 'fluent' })}
          />
        </>
      );
    case 'standing':
      return (
        <>
          <Select
            label="Standing"
            allowDeselect={false}
            data={standings.map((value) => ({ value, label: capital(standingNames[value]) }))}
            value={item.standing}
            onChange={(chosen) => onItem({ ...item, standing: standings.find((one) => one === chosen) ?? item.standing })}
          />
          <TextInput
            label="From"
            type="date"
            value={item.from ?? ''}
            onChange={(event) => onItem({ ...item, from: day(event.currentTarget.value) })}
          />
          <TextInput
            label="To"
            type="date"
            value={item.to ?? ''}
            onChange={(event) => onItem({ ...item, to: day(event.currentTarget.value) })}
          />
        </>
      );
    case 'link':
      return (
        <>
          <TextInput
            label="What it is"
            maxLength={200}
            value={item.label}
            onChange={(event) => onItem({ ...item, label: event.currentTarget.value })}
          />
          <TextInput
            label="Address"
            placeholder="https://"
            maxLength={2000}
            value={item.url}
            onChange={(event) => onItem({ ...item, url: event.currentTarget.value })}
          />
        </>
      );
    default:
      return (
        <Autocomplete
          label={itemNames[item.kind]}
          data={known}
          limit={30}
          value={item.text}
          maxLength={200}
          onChange={(text) => onItem({ ...item, text })}
        />
      );
  }
}
