/** Commits as the text that `git fast-import` reads: quick, and every byte as the test wrote it. */

/** "Ana Pires <ana@pires.example>", or the parts as bytes where they are not UTF-8. */
export type Signature = string | { name: string | Buffer; address: string | Buffer };

export interface CommitText {
  by: Signature;
  /** Default: the author. */
  committedBy?: Signature;
  /** UTC epoch milliseconds of the author. Default: an hour after the commit before it. */
  at?: number;
  /** Default: when it was authored. */
  committedAt?: number;
  /** As git writes it: `+0200`. */
  zone?: string;
  message?: string | Buffer;
  /** The encoding header. */
  encoding?: string;
  /** Path -> text, or `null` to remove it. */
  files?: Record<string, string | null>;
  /** The branch it goes on; default `main`. A name with `refs/` in front is taken as it is. */
  on?: string;
  /** Where it starts, instead of the end of its branch: a branch, a hash, or `':n'` for the n-th commit of this call, from 1. `[]`: nowhere. */
  parents?: readonly string[];
}

const bytes = (text: string | Buffer): Buffer => (Buffer.isBuffer(text) ? text : Buffer.from(text, 'utf8'));

function signature(who: Signature, at: number, zone: string): Buffer {
  const when = ` ${Math.floor(at / 1000)} ${zone}\n`;
  if (typeof who === 'string') return bytes(`${who}${when}`);
  const name = bytes(who.name);
  return Buffer.concat([name, bytes(name.length > 0 ? ' <' : '<'), bytes(who.address), bytes(`>${when}`)]);
}

const data = (content: string | Buffer): Buffer[] => {
  const body = bytes(content);
  return [bytes(`data ${body.length}\n`), body, bytes('\n')];
};

export const refOf = (branch: string): string => (branch.startsWith('refs/') ? branch : `refs/heads/${branch}`);

/** One commit with mark `:mark`. `from`: the parents to name; `null` leaves it to git, which goes on from its branch. */
export function commitText(commit: CommitText, mark: number, at: number, from: readonly string[] | null): Buffer {
  const zone = commit.zone ?? '+0000';
  const parts = [
    bytes(`commit ${refOf(commit.on ?? 'main')}\nmark :${mark}\n`),
    bytes('author '),
    signature(commit.by, at, zone),
    bytes('committer '),
    signature(commit.committedBy ?? commit.by, commit.committedAt ?? at, zone),
  ];
  if (commit.encoding !== undefined) parts.push(bytes(`encoding ${commit.encoding}\n`));
  parts.push(...data(commit.message ?? `Change ${mark}`));
  for (const [index, parent] of (from ?? []).entries()) parts.push(bytes(`${index === 0 ? 'from' : 'merge'} ${parent}\n`));
  for (const [path, content] of Object.entries(commit.files ?? {})) {
    if (content === null) parts.push(bytes(`D ${path}\n`));
    else parts.push(bytes(`M 100644 inline ${path}\n`), ...data(content));
  }
  parts.push(bytes('\n'));
  return Buffer.concat(parts);
}
