/** The tree as the builder shows it: groups of conditions, each with a number by which it is known while one works on it. Pure. */
import type { Condition, Filter } from '../../shared/contract/segments.ts';
import { chipOf, filterOf } from './fields.ts';

export type How = 'all' | 'any' | 'none';

export interface Group {
  id: number;
  how: How;
  parts: readonly Node[];
}
export interface Leaf {
  id: number;
  condition: Condition;
  negated: boolean;
}
export type Node = Group | Leaf;

/** Groups within groups: more nobody follows. */
export const DEEPEST = 3;

export const isGroup = (node: Node): node is Group => 'parts' in node;

let last = 0;
const nextId = (): number => {
  last += 1;
  return last;
};

export const newGroup = (how: How, parts: readonly Node[] = []): Group => ({ id: nextId(), how, parts });
export const newLeaf = (condition: Condition, negated: boolean): Leaf => ({ id: nextId(), condition, negated });

function nodeOf(filter: Filter): Node {
  const chip = chipOf(filter);
  if (chip) return newLeaf(chip.condition, chip.negated);
  if ('all' in filter) return newGroup('all', filter.all.map(nodeOf));
  if ('any' in filter) return newGroup('any', filter.any.map(nodeOf));
  if (!('not' in filter)) return newLeaf(filter, false);
  return 'any' in filter.not ? newGroup('none', filter.not.any.map(nodeOf)) : newGroup('none', [nodeOf(filter.not)]);
}

/** The outermost node is always a group, so that there is a place to add to. */
export function treeOf(filter: Filter): Group {
  const node = nodeOf(filter);
  return isGroup(node) ? node : newGroup('all', [node]);
}

/** `null` for a group with nothing in it: that asks for nothing. */
function filterOfNode(node: Node): Filter | null {
  if (!isGroup(node)) return filterOf(node.condition, node.negated);
  const parts = node.parts.map(filterOfNode).filter((part) => part !== null);
  const [first] = parts;
  if (first === undefined) return null;
  if (node.how === 'none') return { not: parts.length === 1 && !('not' in first) && 'field' in first ? first : { any: parts } };
  if (parts.length === 1) return first;
  return node.how === 'all' ? { all: parts } : { any: parts };
}

export const filterOfTree = (tree: Group): Filter => filterOfNode(tree) ?? { all: [] };

type Change = (node: Node) => readonly Node[];

/** The tree with one node exchanged for others; none takes it away. */
function exchanged(group: Group, id: number, change: Change): Group {
  return {
    ...group,
    parts: group.parts.flatMap((part) => (part.id === id ? change(part) : [isGroup(part) ? exchanged(part, id, change) : part])),
  };
}

export const removed = (tree: Group, id: number): Group => exchanged(tree, id, () => []);

/** Puts a condition or a group into a group of its own. */
export const wrapped = (tree: Group, id: number, how: How): Group => exchanged(tree, id, (node) => [newGroup(how, [node])]);

/** Takes a group apart: its parts stand where it stood. */
export const unwrapped = (tree: Group, id: number): Group => exchanged(tree, id, (node) => (isGroup(node) ? node.parts : [node]));

export const replaced = (tree: Group, id: number, node: Node): Group =>
  tree.id === id && isGroup(node) ? node : exchanged(tree, id, () => [node]);

export const added = (tree: Group, to: number, node: Node): Group => {
  if (tree.id === to) return { ...tree, parts: [...tree.parts, node] };
  return exchanged(tree, to, (group) => [isGroup(group) ? { ...group, parts: [...group.parts, node] } : group]);
};

/** One place up or down among its neighbours. */
export function moved(tree: Group, id: number, by: -1 | 1): Group {
  const at = tree.parts.findIndex((part) => part.id === id);
  if (at === -1) return { ...tree, parts: tree.parts.map((part) => (isGroup(part) ? moved(part, id, by) : part)) };
  const to = at + by;
  const [one, other] = [tree.parts[at], tree.parts[to]];
  return one && other ? { ...tree, parts: tree.parts.with(at, other).with(to, one) } : tree;
}

/** Levels of groups, this one included. */
export const depthOf = (node: Node): number => (isGroup(node) ? 1 + Math.max(0, ...node.parts.map(depthOf)) : 0);
