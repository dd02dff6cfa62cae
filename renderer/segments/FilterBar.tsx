/** The conditions of a list as chips, and the menu that adds one. */
import { UnstyledButton } from '@mantine/core';
import { IconBinaryTree } from '@tabler/icons-react';
import { lazy, memo, Suspense, useRef, useState } from 'react';
import type { Filter } from '../../shared/contract/segments.ts';
import { Chip, RemoveButton } from './Chip.tsx';
import styles from './FilterBar.module.css';
import { FilterMenu } from './FilterMenu.tsx';
import { chipOf, type FilterField, fieldOf, filterOf, keyOfField } from './fields.ts';
import { phraseOf } from './sentence.ts';
import { useWordsOf } from './use-words.ts';

/** Read when it is first opened. */
const FilterBuilder = lazy(() => import('./FilterBuilder.tsx'));

interface Props {
  fields: readonly FilterField[];
  conditions: readonly Filter[];
  onChange: (conditions: readonly Filter[]) => void;
  /** What is searched for beside the filter: the builder counts with it, and letters typed there draw nothing here. */
  searchOf: () => string;
}

/** Not drawn again for a letter typed in the search beside it. */
export const FilterBar = memo(function FilterBar({ fields, conditions, onChange, searchOf }: Props) {
  const [building, setBuilding] = useState(false);
  const wordsOf = useWordsOf(fields);
  const put = (index: number, filter: Filter | null) =>
    onChange(
      filter ? (index < conditions.length ? conditions.with(index, filter) : [...conditions, filter]) : conditions.toSpliced(index, 1),
    );
  // Where the new chip stands once it has been made, and what stood there before: that comes back when nothing is chosen after all.
  const place = useRef<{ at: number; before: Filter | null }>({ at: 0, before: null });
  return (
    <fieldset className={styles.bar} aria-label="Filters">
      {conditions.map((filter, index) => {
        const chip = chipOf(filter);
        const field = chip ? fieldOf(fields, chip.condition) : undefined;
        const key = `${index}-${field ? keyOfField(field) : 'more'}`;
        if (chip && field) return <Chip key={key} field={field} filter={filter} onChange={(next) => put(index, next)} />;
        return <TreeChip key={key} label={phraseOf(filter, wordsOf)} onOpen={() => setBuilding(true)} onRemove={() => put(index, null)} />;
      })}
      <FilterMenu
        fields={fields}
        label="Filter"
        onBegin={(field) => {
          const there = field.single
            ? conditions.findIndex((filter) => {
                const chip = chipOf(filter);
                return chip !== null && fieldOf(fields, chip.condition) === field;
              })
            : -1;
          place.current = there === -1 ? { at: conditions.length, before: null } : { at: there, before: conditions[there] ?? null };
        }}
        onPut={(chosen) => {
          const { at, before } = place.current;
          if (chosen) put(at, filterOf(chosen.condition, chosen.negated));
          else if (at < conditions.length) put(at, before);
        }}
        more={(close) => (
          <UnstyledButton
            className={styles.build}
            onClick={() => {
              close();
              setBuilding(true);
            }}
          >
            <IconBinaryTree size="1rem" stroke={1.6} aria-hidden />
            Put conditions together…
          </UnstyledButton>
        )}
      />
      {building ? (
        <Suspense>
          <FilterBuilder
            fields={fields}
            filter={{ all: [...conditions] }}
            search={searchOf()}
            onClose={() => setBuilding(false)}
            onUse={(filter) => onChange('all' in filter ? filter.all : [filter])}
          />
        </Suspense>
      ) : null}
    </fieldset>
  );
});

/** Conditions that were put together, as one sentence. */
function TreeChip({ label, onOpen, onRemove }: { label: string; onOpen: () => void; onRemove: () => void }) {
  return (
    <span className={styles.chip} data-tree>
      <UnstyledButton className={styles.words} onClick={onOpen} aria-label={`Filter: ${label}. Change`} title={label}>
        {label}
      </UnstyledButton>
      <RemoveButton text={label} onRemove={onRemove} />
    </span>
  );
}
