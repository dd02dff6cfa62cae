import { UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ContributorRow } from '../../../shared/contract/contributors.ts';
import { go } from '../../app/navigation.ts';
import { useChanging } from '../../app/use-workspace.ts';
import { tagPeople, untagPeople } from '../actions.ts';
import { setConditions, useContributorList } from '../list-state.ts';
import { TagPicker } from '../TagPicker.tsx';
import { openTagPicker, useContributorUi } from '../ui-state.ts';
import styles from './About.module.css';
import { AddButton, PartHead } from './PartHead.tsx';
import text from './text.module.css';

/** Tags of the person. A tag opens to everyone who carries it. */
export function Tags({ row }: { row: ContributorRow }) {
  const opened = useContributorUi((state) => state.tagging === 'profile');
  const changing = useChanging();
  const only = { contributors: [row.id] };
  const showAll = (tag: string) => {
    const others = useContributorList.getState().conditions.filter((one) => !('field' in one && one.field === 'tag'));
    setConditions([...others, { field: 'tag', anyOf: [tag] }]);
    go('contributors');
  };
  return (
    <section className={styles.part} aria-labelledby="tags">
      <PartHead id="tags" title="Tags">
        <TagPicker
          opened={opened}
          onOpened={(next) => openTagPicker(next ? 'profile' : null)}
          purpose="add"
          without={row.tags}
          onPick={(name) => void tagPeople(only, name)}
        >
          <AddButton label="Add a tag" hint="Add a tag (#)" onClick={() => openTagPicker(opened ? null : 'profile')} />
        </TagPicker>
      </PartHead>
      {row.tags.length === 0 ? (
        <p className={text.small}>None yet.</p>
      ) : (
        <ul className={styles.tags}>
          {row.tags.map((tag) => (
            <li key={tag.id} className={styles.tag}>
              <UnstyledButton className={styles.tagName} title={`Everyone tagged “${tag.name}”`} onClick={() => showAll(tag.id)}>
                {tag.name}
              </UnstyledButton>
              <UnstyledButton
                className={styles.tagRemove}
                aria-label={`Take off “${tag.name}”`}
                onClick={() => void untagPeople(only, tag)}
                {...changing}
              >
                <IconX size="0.625rem" stroke={2} aria-hidden />
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
