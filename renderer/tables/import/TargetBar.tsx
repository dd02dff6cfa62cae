import { Checkbox, NativeSelect, SegmentedControl } from '@mantine/core';
import type { TablePreview } from '../../../shared/contract/tables.ts';
import { guessKind } from '../../../shared/domain/tables/import/activity-kinds.ts';
import { type ImportedKind, type ImportMapping, importedKinds } from '../../../shared/domain/tables/import/fields.ts';
import styles from './ImportScreen.module.css';
import { changeMapping, changeTarget } from './state.ts';
import { kindLabels } from './words.ts';

const MOST_TEXTS = 60;
const kinds = importedKinds.map((value) => ({ value, label: kindLabels[value] }));

/** What the lines are about, and what holds for all of them. */
export function TargetBar({ mapping, preview }: { mapping: ImportMapping; preview: TablePreview }) {
  const { target, kind, byName, existing, columns } = mapping;
  const hasDecisions = columns.some(({ as }) => as === 'decisions');
  return (
    <fieldset className={styles.bar}>
      <legend>What it is about</legend>
      <SegmentedControl
        aria-label="What each line is about"
        value={target}
        data={[
          { value: 'people', label: 'People' },
          { value: 'activities', label: 'What people did' },
        ]}
        onChange={(value) => changeTarget(value as ImportMapping['target'])}
      />
      {target === 'activities' ? (
        <NativeSelect
          label="What they are, where no column says it"
          value={kind ?? ''}
          data={[{ value: '', label: 'Not said' }, ...kinds]}
          onChange={(event) => changeMapping({ kind: (event.currentTarget.value || null) as ImportedKind | null })}
        />
      ) : null}
      {hasDecisions ? (
        <NativeSelect
          label="Where somebody decided otherwise"
          value={existing}
          data={[
            { value: 'keep', label: 'keep what they decided' },
            { value: 'replace', label: 'take what the table says' },
          ]}
          onChange={(event) => changeMapping({ existing: event.currentTarget.value as ImportMapping['existing'] })}
        />
      ) : null}
      <Checkbox
        label="A line with only a name is about the one person of that name"
        checked={byName}
        onChange={(event) => changeMapping({ byName: event.currentTarget.checked })}
      />
      {target === 'activities' ? <Kinds mapping={mapping} preview={preview} /> : null}
    </fieldset>
  );
}

/** Words for what was done that Cairn does not know: a person says what they count as. */
function Kinds({ mapping, preview }: { mapping: ImportMapping; preview: TablePreview }) {
  const column = mapping.columns.find(({ field }) => field === 'activityKind')?.column;
  if (column === undefined) return null;
  const words = preview.columns[column]?.words ?? [];
  // Of hundreds of words those that are seen, a few at a time.
  const seen = preview.rows.map(({ cells }) => (cells[column] ?? '').trim()).filter((text) => text !== '' && text.length <= 200);
  const texts = (words.length > 0 ? words : [...new Set(seen)]).filter((text) => guessKind(text) === null).slice(0, MOST_TEXTS);
  const choose = (text: string, value: string): void => {
    const others = mapping.kinds.filter((one) => one.text !== text);
    const chosen = value === '' ? [] : [{ text, kind: value === 'none' ? null : (value as ImportedKind) }];
    changeMapping({ kinds: [...others, ...chosen] });
  };
  return texts.map((text) => {
    const known = mapping.kinds.find((one) => one.text === text);
    return (
      <NativeSelect
        key={text}
        label={`“${text}” is`}
        value={known ? (known.kind ?? 'none') : ''}
        data={[{ value: '', label: 'Not said' }, ...kinds, { value: 'none', label: 'left out' }]}
        onChange={(event) => choose(text, event.currentTarget.value)}
      />
    );
  });
}
