import { NativeSelect } from '@mantine/core';
import type { TablePreview } from '../../../shared/contract/tables.ts';
import styles from './ImportScreen.module.css';
import { readAs } from './state.ts';
import { delimiterLabels, encodingLabels } from './words.ts';

const heads = ['No heads', 'The first row', 'The first two rows'];
type HeaderRows = TablePreview['headerRows'];
type Recognised = TablePreview['recognised'];

/** How the file is read. Whatever is changed is seen at once in the columns below. */
export function ReadAsBar({ preview: { recognised, headerRows } }: { preview: TablePreview }) {
  const { format, encoding, delimiter, sheet, sheets } = recognised;
  return (
    <fieldset className={styles.bar}>
      <legend>How it is read</legend>
      {sheets.length > 1 ? (
        <NativeSelect
          label="Sheet"
          value={sheet ?? ''}
          data={sheets.map(({ name, hidden }) => ({ value: name, label: hidden ? `${name} (hidden)` : name }))}
          onChange={(event) => void readAs({ sheet: event.currentTarget.value })}
        />
      ) : null}
      {encoding !== null ? (
        <NativeSelect
          label="Encoding"
          value={encoding}
          data={Object.entries(encodingLabels).map(([value, label]) => ({ value, label }))}
          onChange={(event) => void readAs({ encoding: event.currentTarget.value as NonNullable<Recognised['encoding']> })}
        />
      ) : null}
      {delimiter !== null ? (
        <NativeSelect
          label="Between cells"
          value={delimiter}
          data={Object.entries(delimiterLabels).map(([value, label]) => ({ value, label }))}
          onChange={(event) => void readAs({ delimiter: event.currentTarget.value as NonNullable<Recognised['delimiter']> })}
        />
      ) : null}
      {format === 'json' || format === 'yaml' ? (
        <p className={styles.note}>{format.toUpperCase()}: every entry is a line, every name a column.</p>
      ) : (
        <NativeSelect
          label="Heads"
          value={String(headerRows)}
          data={heads.map((label, rows) => ({ value: String(rows), label }))}
          onChange={(event) => void readAs({ headerRows: Number(event.currentTarget.value) as HeaderRows })}
        />
      )}
    </fieldset>
  );
}
