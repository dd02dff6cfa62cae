/** Identities of a history that somebody labelled by hand, and how well an answer agrees with the labels. */
import { readFileSync } from 'node:fs';
import { evidenceOf } from '../../../shared/domain/identities/kind.ts';
import type { Candidate } from '../../../shared/domain/identities/likeness/candidate.ts';
import { isPlaceholderAddress, isSharedAddress } from '../../../shared/domain/identities/signature.ts';

export interface Labelled {
  candidates: Candidate[];
  /** Whom an identity is of, by its place among the candidates. */
  labels: string[];
  /** The same where one full name that the labels give to two addresses is one person too: most .mailmap lines give a name only. */
  closed: number[];
}

const day = 86_400_000;

/** Reads `name email commits first last canonical_name canonical_email`, with tabs between. One row is one identity. */
export function readLabelled(path: string): Labelled {
  const [, ...lines] = readFileSync(path, 'utf8').split('\n');
  const rows = lines.filter((line) => line !== '').map((line) => line.split('\t'));
  const candidates = rows.map(([name = '', email = '', , first = '', last = ''], id): Candidate => {
    const [firstAt, lastAt] = [Date.parse(first), Date.parse(last) + day];
    const { kind } = evidenceOf(`${name} <${email}>`, [name]);
    return { id, names: [name], address: email, accounts: [], zones: null, firstAt, lastAt, kind };
  });
  const labels = rows.map(([, , , , , , canonical = '']) => canonical.toLowerCase());
  const closure = new Closure();
  closeOver(closure, labels);
  closeOver(
    closure,
    rows.map(([, , , , , canonical = '']) => (canonical.trim().includes(' ') ? canonical.toLowerCase() : null)),
  );
  return { candidates, labels, closed: labels.map((_, id) => closure.rootOf(id)) };
}

/**
 * The same identities as a workspace keeps them: an address is one, with all names it signed; a placeholder or shared one is one with each
 * name. `places`: which of them each row became.
 */
export function asKept({ candidates }: Labelled): { candidates: Candidate[]; places: number[] } {
  const names = Map.groupBy(candidates, ({ address }) => (address ?? '').toLowerCase());
  const isOne = (address: string): boolean =>
    !isPlaceholderAddress(address) && !isSharedAddress((names.get(address.toLowerCase()) ?? []).flatMap((one) => one.names));
  const keyOf = ({ address, names: [name = ''] }: Candidate): string =>
    (isOne(address ?? '') ? (address ?? '') : `${name} <${address}>`).toLowerCase();
  const kept = [...Map.groupBy(candidates, keyOf).values()];
  const places = new Map(kept.flatMap((rows, place) => rows.map(({ id }) => [id, place] as const)));
  return {
    candidates: kept.map((rows, id): Candidate => {
      const first = rows[0] as Candidate;
      const [firstAt, lastAt] = [Math.min(...rows.map((row) => row.firstAt ?? 0)), Math.max(...rows.map((row) => row.lastAt ?? 0))];
      return { ...first, id, names: rows.flatMap((row) => row.names), firstAt, lastAt };
    }),
    places: candidates.map(({ id }) => places.get(id) ?? -1),
  };
}

/** Joins all whose value is the same. */
export function closeOver(closure: Closure, values: readonly (string | null)[]): void {
  const first = new Map<string, number>();
  for (const [id, value] of values.entries()) {
    if (value === null) continue;
    const known = first.get(value);
    if (known === undefined) first.set(value, id);
    else closure.join(known, id);
  }
}

/** Sets that grow together. */
export class Closure {
  readonly #parent = new Map<number, number>();

  rootOf(id: number): number {
    let root = id;
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up;
    if (root !== id) this.#parent.set(id, root);
    return root;
  }

  /** Whether that was new. */
  join(a: number, b: number): boolean {
    const [first, second] = [this.rootOf(a), this.rootOf(b)];
    if (first !== second) this.#parent.set(first, second);
    return first !== second;
  }
}

export interface Agreement {
  precision: number;
  recall: number;
  right: number;
  said: number;
  labelled: number;
}

/** Pairs after transitive closure, of what is said and of what is labelled. */
export function agreement(labels: readonly unknown[], groupOf: (id: number) => unknown): Agreement {
  const count = (keyOf: (id: number) => string): number => {
    const sizes = new Map<string, number>();
    for (const id of labels.keys()) sizes.set(keyOf(id), (sizes.get(keyOf(id)) ?? 0) + 1);
    return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  };
  const said = count((id) => String(groupOf(id)));
  const labelled = count((id) => String(labels[id]));
  const right = count((id) => `${groupOf(id)} ${labels[id]}`);
  return { precision: said === 0 ? 1 : right / said, recall: labelled === 0 ? 1 : right / labelled, right, said, labelled };
}
