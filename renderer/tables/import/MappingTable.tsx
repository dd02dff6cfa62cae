import { NativeSelect } from '@mantine/core';
import type { TableColumn, TablePreview } from '../../../shared/contract/tables.ts';
import {
  canBeEither,
  fieldsFor,
  type ImportColumn,
  type ImportField,
  type ImportMapping,
  isDecidedOnly,
} from '../../../shared/domain/tables/import/fields.ts';
import { ColumnOptions } from './ColumnOptions.tsx';
import styles from './MappingTable.module.css';
import { changeMapping } from './state.ts';
import { fieldLabels } from './words.ts';

const kindWords: Record<TableColumn['kind'], string> = {
  empty: 'empty',
  email: 'e-mail addresses',
  username: 'usernames',
  name: 'names',
  date: 'dates',
  number: 'numbers',
  url: 'links',
  country: 'countries',
  yes_no: 'yes or no',
  text: 'text',
};

const asWords =
  'The table’s word follows the table: a later file changes it. Your word stays as it is until somebody changes it, and can be undone.';

/** Every column with what stands in it and what it becomes. */
export function MappingTable({ mapping, preview }: { mapping: ImportMapping; preview: TablePreview }) {
  const change = (at: number, next: ImportColumn | null): void => {
    const others = mapping.columns.filter(({ column }) => column !== at);
    changeMapping({ columns: [...others, ...(next ? [next] : [])].sort((one, other) => one.column - other.column) });
  };
  return (
    <>
      <table className={styles.table}>
        <caption className={styles.caption}>What each column becomes</caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">What stands in it</th>
            <th scope="col">Becomes</th>
            <th scope="col">As</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map((column, at) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stay in their place, and two can be called alike
              key={`${at} ${column.name}`}
              at={at}
              column={column}
              mapped={mapping.columns.find((one) => one.column === at)}
              target={mapping.target}
              onChange={(next) => change(at, next)}
            />
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>{asWords}</p>
    </>
  );
}

interface RowProps {
  at: number;
  column: TableColumn;
  mapped: ImportColumn | undefined;
  target: ImportMapping['target'];
  onChange: (next: ImportColumn | null) => void;
}

function Row({ at, column, mapped, target, onChange }: RowProps) {
  const fields = fieldsFor(target).map((value) => ({ value, label: fieldLabels[value] }));
  const choose = (field: string): void => {
    if (field === '') onChange(null);
    else onChange({ column: at, ...startOf(field as ImportField, column) });
  };
  return (
    <tr data-unused={mapped === undefined || undefined}>
      <th scope="row" className={styles.name}>
        {column.name}
      </th>
      <td className={styles.samples}>
        <span>{column.samples.length > 0 ? column.samples.join(' · ') : 'nothing'}</span>
        <span className={styles.kind}>
          {kindWords[column.kind]}
          {column.others > 0 ? `, ${column.others} of them something else` : ''}
          {column.remark ? `. ${column.remark}` : ''}
        </span>
      </td>
      <td>
        <NativeSelect
          aria-label={`What ${column.name} becomes`}
          value={mapped?.field ?? ''}
          data={[{ value: '', label: 'Not imported' }, ...fields]}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {mapped ? <ColumnOptions column={column} mapped={mapped} onChange={onChange} /> : null}
      </td>
      <td>{mapped ? <TakenAs name={column.name} mapped={mapped} onChange={onChange} /> : null}</td>
    </tr>
  );
}

const startOf = (field: ImportField, column: TableColumn): Omit<ImportColumn, 'column'> => ({
  field,
  as: isDecidedOnly(field) ? 'decisions' : 'facts',
  ...(field === 'username' && column.platform ? { platform: column.platform } : {}),
  ...(field === 'custom' ? { newField: { name: column.name.slice(0, 60), kind: kindOf(column), choices: [] } } : {}),
  ...(field === 'consent'
    ? { consent: { purpose: 'contact' as const, basis: 'said so' as const, text: `Said so in the column “${column.name}”.`, until: null } }
    : {}),
});

const kindOf = ({ kind }: TableColumn) => (kind === 'date' || kind === 'number' ? kind : kind === 'url' ? 'link' : 'text');

/** A source may be corrected by a person, and says so anew with each import; what a person says stands above it. */
function TakenAs({ name, mapped, onChange }: { name: string; mapped: ImportColumn; onChange: (next: ImportColumn) => void }) {
  if (!canBeEither(mapped.field))
    return <span className={styles.fixed}>{isDecidedOnly(mapped.field) ? 'your word' : 'the table’s word'}</span>;
  return (
    <NativeSelect
      aria-label={`${name} is taken as`}
      value={mapped.as}
      data={[
        { value: 'facts', label: 'the table’s word' },
        { value: 'decisions', label: 'your word' },
      ]}
      onChange={(event) => onChange({ ...mapped, as: event.currentTarget.value as ImportColumn['as'] })}
    />
  );
}
