/** Conditions put together by hand: groups of "all of", "any of" and "none of", within each other. */
import { ActionIcon, Button, Menu, Modal, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconBoxMargin, IconDots, IconFolderPlus, IconLayersSubtract, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Filter } from '../../shared/contract/segments.ts';
import { useCall } from '../app/query.ts';
import { counted, figure } from '../ui/figures.ts';
import { Chip } from './Chip.tsx';
import styles from './FilterBuilder.module.css';
import { FilterMenu } from './FilterMenu.tsx';
import { chipOf, type FilterField, fieldOf, filterOf } from './fields.ts';
import { sentenceOf } from './sentence.ts';
import {
  added,
  DEEPEST,
  depthOf,
  filterOfTree,
  type Group,
  type How,
  isGroup,
  type Leaf,
  moved,
  type Node,
  newGroup,
  newLeaf,
  removed,
  replaced,
  treeOf,
  unwrapped,
  wrapped,
} from './tree.ts';
import { useWordsOf } from './use-words.ts';

interface Props {
  fields: readonly FilterField[];
  filter: Filter;
  search: string;
  onUse: (filter: Filter) => void;
  onClose: () => void;
}

const hows: { value: How; label: string }[] = [
  { value: 'all', label: 'All of' },
  { value: 'any', label: 'Any of' },
  { value: 'none', label: 'None of' },
];
const PAUSE_MS = 150;

export default function FilterBuilder({ fields, filter, search, onUse, onClose }: Props) {
  const [tree, setTree] = useState(() => treeOf(filter));
  const wordsOf = useWordsOf(fields);
  const wanted = filterOfTree(tree);
  const [asked] = useDebouncedValue(wanted, PAUSE_MS);
  const { data } = useCall('segments.count', { filter: asked, search }, { keepPrevious: true });
  const programs = (data?.byKind.bot ?? 0) + (data?.byKind.agent ?? 0);
  const use = () => {
    onUse(wanted);
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Who should be in the list?"
      size="46rem"
      closeButtonProps={{ 'aria-label': 'Close' }}
      // Escape closes the small editor that lies over this one first.
      closeOnEscape={false}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <GroupBox group={tree} level={1} fields={fields} tree={tree} onTree={setTree} />
      <p className={styles.sentence}>{sentenceOf(wanted, wordsOf)}.</p>
      <div className={styles.foot}>
        <span className={styles.count} role="status">
          {data === undefined ? '' : `${figure(data.count)} match`}
          {data === undefined || search.trim() === '' ? '' : ` “${search.trim()}” too`}
          {programs > 0 ? (
            <span className={styles.programs}>, {counted(programs, 'bot or AI agent', 'bots and AI agents')} among them</span>
          ) : null}
        </span>
        <Button variant="default" onClick={onClose}>
          Leave it
        </Button>
        <Button onClick={use}>Show them</Button>
      </div>
    </Modal>
  );
}

interface GroupProps {
  group: Group;
  level: number;
  fields: readonly FilterField[];
  tree: Group;
  onTree: (tree: Group) => void;
}

function GroupBox({ group, level, fields, tree, onTree }: GroupProps) {
  const box = useRef<HTMLFieldSetElement>(null);
  const begun = useRef<Leaf | null>(null);
  const how = hows.find(({ value }) => value === group.how)?.label ?? '';
  return (
    <fieldset
      ref={box}
      className={styles.group}
      aria-label={`${how}, ${counted(group.parts.length, 'part')}`}
      data-level={level}
      tabIndex={-1}
    >
      <div className={styles.head}>
        <SegmentedControl
          aria-label="Who matches"
          data={hows}
          value={group.how}
          onChange={(next) =>
            onTree(replaced(tree, group.id, { ...group, how: hows.find(({ value }) => value === next)?.value ?? group.how }))
          }
        />
        <span className={styles.these}>{group.parts.length === 0 ? 'nothing yet: everyone' : 'these'}</span>
        {level > 1 ? <NodeMenu node={group} level={level} tree={tree} onTree={onTree} label="What to do with this group" /> : null}
      </div>
      <ul className={styles.parts}>
        {group.parts.map((part) => (
          <li key={part.id}>
            {isGroup(part) ? (
              <GroupBox group={part} level={level + 1} fields={fields} tree={tree} onTree={onTree} />
            ) : (
              <Condition leaf={part} level={level} fields={fields} tree={tree} onTree={onTree} />
            )}
          </li>
        ))}
      </ul>
      <div className={styles.adding}>
        <FilterMenu
          fields={fields}
          label="Condition"
          onBegin={() => {
            begun.current = null;
          }}
          onPut={(chosen) => {
            const leaf = begun.current;
            if (!chosen) {
              if (leaf) onTree(removed(tree, leaf.id));
              begun.current = null;
            } else if (leaf) onTree(replaced(tree, leaf.id, { ...leaf, ...chosen }));
            else {
              begun.current = newLeaf(chosen.condition, chosen.negated);
              onTree(added(tree, group.id, begun.current));
            }
          }}
        />
        {level < DEEPEST ? (
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconFolderPlus size="0.875rem" stroke={1.6} aria-hidden />}
            onClick={() => onTree(added(tree, group.id, newGroup(group.how === 'any' ? 'all' : 'any')))}
          >
            Group
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}

interface LeafProps extends Omit<GroupProps, 'group'> {
  leaf: Leaf;
}

function Condition({ leaf, level, fields, tree, onTree }: LeafProps) {
  const field = fieldOf(fields, leaf.condition);
  const put = (next: Filter | null) => {
    const chip = next === null ? null : chipOf(next);
    onTree(chip ? replaced(tree, leaf.id, { ...leaf, ...chip }) : removed(tree, leaf.id));
  };
  return (
    <div className={styles.condition}>
      {field ? (
        <Chip field={field} filter={filterOf(leaf.condition, leaf.negated)} onChange={put} />
      ) : (
        <span className={styles.gone}>A condition on something that is gone</span>
      )}
      <NodeMenu node={leaf} level={level} tree={tree} onTree={onTree} label="What to do with this condition" />
    </div>
  );
}

interface MenuProps {
  node: Node;
  /** Of the group it is, or stands in. */
  level: number;
  tree: Group;
  onTree: (tree: Group) => void;
  label: string;
}

function NodeMenu({ node, level, tree, onTree, label }: MenuProps) {
  const canWrap = level + depthOf(node) - (isGroup(node) ? 1 : 0) < DEEPEST;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="sm" aria-label={label}>
          <IconDots size="0.875rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowUp size="0.875rem" stroke={1.6} aria-hidden />} onClick={() => onTree(moved(tree, node.id, -1))}>
          Move up
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown size="0.875rem" stroke={1.6} aria-hidden />} onClick={() => onTree(moved(tree, node.id, 1))}>
          Move down
        </Menu.Item>
        {canWrap ? (
          <Menu.Item
            leftSection={<IconBoxMargin size="0.875rem" stroke={1.6} aria-hidden />}
            onClick={() => onTree(wrapped(tree, node.id, 'any'))}
          >
            Put into a group of its own
          </Menu.Item>
        ) : null}
        {isGroup(node) ? (
          <Menu.Item
            leftSection={<IconLayersSubtract size="0.875rem" stroke={1.6} aria-hidden />}
            onClick={() => onTree(unwrapped(tree, node.id))}
          >
            Take the group apart
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconTrash size="0.875rem" stroke={1.6} aria-hidden />} onClick={() => onTree(removed(tree, node.id))}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
