/** A view as a file that means something in another workspace: what has a uid here stands in it by its name. Pure. */

/** What a view names that belongs to one workspace. */
export type Named = 'tag' | 'source' | 'productGroup' | 'teammate' | 'field';
export type Resolve = (what: Named, reference: string) => string | null;

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);

/** The names `own` gives to fields that a workspace made stand apart from the built-in ones, which may be called the same. */
const ownOf = (value: unknown): string | null => (isObject(value) && typeof value.own === 'string' ? value.own : null);

export const viewFileKind = 'cairn view';
export const viewFileVersion = 1;
/** Letters; the largest view a person can build has some thousands. */
export const longestViewFile = 200_000;
/** Levels of a filter; beyond it nobody built it by hand. */
const deepest = 20;

/** Both ways: `from` reads a reference as it stands in a filter, `to` writes it. */
interface Direction {
  field(value: unknown): unknown;
  one(what: Named, value: unknown): unknown;
}

const gone = Symbol('left out');

function condition(node: Json, { one, field }: Direction): Json | typeof gone {
  const several = (what: Named, value: unknown) => texts(value).flatMap((text) => one(what, text) ?? []);
  switch (node.field) {
    case 'tag':
    case 'source':
    case 'productGroup': {
      const anyOf = several(node.field, node.anyOf);
      return anyOf.length === 0 ? gone : { ...node, anyOf };
    }
    case 'watched': {
      if (node.by === undefined) return node;
      const by = one('teammate', node.by);
      return by === null ? gone : { ...node, by };
    }
    case 'value': {
      const of = field(node.of);
      if (of === null) return gone;
      if (node.of !== 'owner' || !isObject(node.is) || node.is.how !== 'anyOf') return { ...node, of };
      const values = several('teammate', node.is.values);
      return values.length === 0 ? gone : { ...node, of, is: { ...node.is, values } };
    }
    default:
      return node;
  }
}

/** The tree with its references exchanged. Parts that are left with none are left out; a tree of which nothing is left means everyone. */
function exchanged(node: unknown, direction: Direction, left: (what: string) => void, depth = 0): unknown {
  if (!isObject(node) || depth > deepest) return node;
  const parts = (value: unknown) =>
    (Array.isArray(value) ? value : []).flatMap((part: unknown) => {
      const next = exchanged(part, direction, left, depth + 1);
      return next === gone ? [] : [next];
    });
  if (Array.isArray(node.all)) return { ...node, all: parts(node.all) };
  if (Array.isArray(node.any)) {
    const any = parts(node.any);
    return any.length === 0 ? gone : { ...node, any };
  }
  if (node.not !== undefined) {
    const not = exchanged(node.not, direction, left, depth + 1);
    return not === gone ? gone : { ...node, not };
  }
  const next = condition(node, direction);
  if (next === gone) left(String(node.field));
  return next;
}

function exchange(content: Json, direction: Direction, left: (what: string) => void): Json {
  const filter = exchanged(content.filter, direction, left);
  const columns = Array.isArray(content.columns)
    ? content.columns.flatMap((entry: unknown) => {
        if (!isObject(entry)) return [entry];
        const column = direction.field(entry.column);
        if (column === null) left('column');
        return column === null ? [] : [{ ...entry, column }];
      })
    : content.columns;
  const grouping = content.grouping === null || content.grouping === undefined ? content.grouping : direction.field(content.grouping);
  if (grouping === null && content.grouping !== null) left('grouping');
  return { ...content, filter: filter === gone ? { all: [] } : filter, columns, grouping };
}

const isUid = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(text);

/** The text of a file. `nameOf` gives what something is called here; `null`: it is not there any more, and is left out. */
export function viewAsFile(name: string, content: Json, nameOf: Resolve): string {
  const direction: Direction = {
    one: (what, value) => (typeof value === 'string' ? nameOf(what, value) : null),
    field: (value) => {
      if (typeof value !== 'string' || !isUid(value)) return value;
      const own = nameOf('field', value);
      return own === null ? null : { own };
    },
  };
  const { search, filter, sort, direction: order, columns, grouping } = exchange(content, direction, () => undefined);
  const file = { kind: viewFileKind, version: viewFileVersion, name, search, filter, sort, direction: order, columns, grouping };
  return `${JSON.stringify(file, null, 2)}\n`;
}

export type ReadView = { name: string; content: Json; notFound: [Named, string][]; leftOut: string[] } | { problem: string };

const notOurs = 'This file is not a view that Cairn saved.';

/** A file as it came from anywhere. `content` has still to pass the schema. `uidOf` gives who or what is called so here. */
export function readViewFile(text: string, uidOf: Resolve): ReadView {
  if (text.length > longestViewFile) return { problem: `${notOurs} It is larger than any.` };
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return { problem: notOurs };
  }
  if (!isObject(read) || read.kind !== viewFileKind || typeof read.name !== 'string') return { problem: notOurs };
  if (typeof read.version !== 'number' || read.version > viewFileVersion)
    return { problem: 'This view was saved by a newer Cairn. Bring Cairn up to date, then read it again.' };
  if (depthOf(read) > deepest * 2 + 6) return { problem: `${notOurs} It is nested more deeply than any.` };
  const notFound = new Map<string, [Named, string]>();
  const leftOut: string[] = [];
  const look = (what: Named, name: string): string | null => {
    const uid = uidOf(what, name);
    if (uid === null) notFound.set(`${what} ${name}`, [what, name.slice(0, 200)]);
    return uid;
  };
  const direction: Direction = {
    one: (what, value) => (typeof value === 'string' ? look(what, value) : null),
    field: (value) => {
      const own = ownOf(value);
      return own === null ? value : look('field', own);
    },
  };
  const { kind: _kind, version: _version, name, ...content } = read;
  return {
    name: String(name),
    content: exchange(content, direction, (what) => leftOut.push(what)),
    notFound: [...notFound.values()],
    leftOut,
  };
}

/** Level by level, without recursion: the file may be made to be deep. */
function depthOf(value: unknown): number {
  let level: unknown[] = [value];
  for (let depth = 0; ; depth += 1) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return depth;
  }
}
