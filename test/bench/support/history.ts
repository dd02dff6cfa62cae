/** A git history of any length, built with `git fast-import`, the same on every machine. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { randomFrom } from './measure.ts';
import { inventPerson, inventTitle, type Person, pick, signerAt } from './names.ts';

export interface HistorySize {
  commits: number;
  authors: number;
  seed: number;
}

export const fullHistory: HistorySize = { commits: 80_000, authors: 2_500, seed: 11 };

const zones = ['+0000', '+0100', '+0200', '+0530', '-0500', '-0800', '+0900'];
const credits = ['Reviewed-by', 'Helped-by', 'Tested-by', 'Reported-by', 'Co-authored-by'];
const paragraphs = [
  'The old code read the whole file although only its first lines matter, which showed on slow disks.',
  'This was found while looking at something else. There is a test for it now.',
  'No change in behaviour is meant here; the next change builds on it.',
  'People asked for this on the forum several times. The wording is theirs.',
];

const signature = (person: Person, at: number, random: () => number): string =>
  `${person.name} <${person.address}> ${at} ${pick(zones, random)}`;

function message(signer: () => Person, random: () => number): string {
  const body = Array.from({ length: Math.floor(random() * 4) }, () => pick(paragraphs, random)).join('\n\n');
  const trailers = Array.from({ length: random() < 0.35 ? 1 + Math.floor(random() * 2) : 0 }, () => {
    const { name, address } = signer();
    return `${pick(credits, random)}: ${name} <${address}>`;
  });
  const signed = signer();
  return [inventTitle(random), body, [...trailers, `Signed-off-by: ${signed.name} <${signed.address}>`].join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;

/** Builds a bare repository at `path`: one branch, every eighth commit a merge of a short side branch, a .mailmap. */
export async function buildHistory(path: string, { commits, authors, seed }: HistorySize): Promise<void> {
  spawnSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', path]);
  const random = randomFrom(seed);
  const people = Array.from({ length: authors }, (_, n) => inventPerson(n + seed * 1_000_000, random));
  const mailmap = people
    .filter((_, n) => n % 40 === 0)
    .map(({ name, address, handle }) => `${name} <${address}> <${handle}@elsewhere.example>\n`)
    .join('');
  const git = spawn('git', ['-C', path, 'fast-import', '--quiet', '--date-format=raw'], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(git, 'close');
  const begin = Date.UTC(2010, 0, 1) / 1000;
  const step = (Date.UTC(2026, 6, 1) / 1000 - begin) / commits;
  let at = begin;
  for (let mark = 1; mark <= commits; mark += 1) {
    at += Math.floor(random() * 2 * step);
    const signer = () => signerAt(people, mark / commits, random);
    const author = signer();
    const committer = random() < 0.3 ? signer() : author;
    const merge = mark > 8 && mark % 8 === 0;
    const parents =
      mark === 1 ? '' : merge ? `from :${mark - 1}\nmerge :${mark - 3}\n` : `from :${mark - (mark > 8 && mark % 8 === 6 ? 2 : 1)}\n`;
    const file =
      mark === 1
        ? `M 100644 inline .mailmap\n${data(mailmap)}`
        : mark % 50 === 0
          ? `M 100644 inline notes-${mark % 500}.md\n${data(`${mark}\n`)}`
          : '';
    const written = `commit refs/heads/main\nmark :${mark}\nauthor ${signature(author, at - Math.floor(random() * 90_000), random)}\ncommitter ${signature(committer, at, random)}\n${data(message(signer, random))}${parents}${file}\n`;
    if (!git.stdin.write(written)) await once(git.stdin, 'drain');
  }
  git.stdin.end();
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error(`git fast-import ended with ${code}.`);
}
