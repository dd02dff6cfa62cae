/** Histories made to hold Cairn up, to fill its memory, or to show people who are not there. What is too much is read in part, and soon. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newHistory } from '../../../support/histories.ts';
import {
  addAndRead,
  ana,
  firstProfile,
  firstTimeline,
  freshWorkspace,
  namesIn,
  readCommits,
  readHistory,
} from '../../../support/reading.ts';

// What these histories once took to read, on a computer of 2026, stands beside each: tests end after 30 seconds.
describe('so much of one thing', () => {
  it('as 3000 names for one address is one person all the same (an hour)', async () => {
    const direct = await readCommits(...Array.from({ length: 3000 }, (_, n) => ({ by: `Ana Pires${n} <ana@pires.example>` })));
    expect((await firstProfile(direct)).row.contributions).toBe(3000);
    expect((await direct.api.contributors.list({})).total).toBe(1);
  });

  it('as 100,000 credits in one message is read in part, and the run says so (a quarter of an hour)', async () => {
    const history = newHistory({ bare: true });
    const lines = Array.from({ length: 100_000 }, (_, n) => `Reviewed-by: Reviewer ${n} <r${n}@x.example>`);
    history.commit({ by: ana, message: `Big\n\n${lines.join('\n')}\n` }, { by: ana });
    const direct = freshWorkspace();
    const { report } = await addAndRead(direct, history.folder);
    expect(report).toMatchObject({ added: 2, incomplete: null });
    expect(report.remarks).toEqual(['1 commit gives more credits than Cairn reads of one message; the rest was left out.']);
    expect((await direct.api.contributors.list({})).total).toBeGreaterThan(1000);
  });

  it('as credits to one address under ever other names is read (7 seconds each)', async () => {
    const message = `Big\n\n${Array.from({ length: 3000 }, (_, n) => `Tested-by: ${n.toString(36)}q${n * 7} <a@x.example>`).join('\n')}\n`;
    const direct = await readCommits(...Array.from({ length: 10 }, () => ({ by: ana, message })));
    expect(await namesIn(direct)).toContain('Ana Pires');
  });

  it('as a title of 100 MB is read (two minutes)', async () => {
    const direct = await readCommits(
      { by: ana, message: `${'ö'.repeat(50_000_000)}\n\nReviewed-by: Bo Lind <bo@lind.example>\n` },
      { by: ana },
    );
    expect((await firstTimeline(direct)).map(({ title }) => title)).toContain(`${'ö'.repeat(300)}…`);
    expect((await namesIn(direct)).sort()).toEqual(['Ana Pires', 'Bo Lind']);
  });

  it('as names of 5 MB on every commit is read', async () => {
    const direct = await readCommits(
      ...Array.from({ length: 20 }, (_, n) => ({ by: { name: `${n} `.padEnd(5_000_000, 'x'), address: `a${n}@x.example` } })),
    );
    expect((await namesIn(direct)).map((name) => name.length)).toEqual(Array.from({ length: 20 }, () => 501));
  });

  it('as a file name of 1 MB is one file', async () => {
    const history = newHistory({ bare: true });
    history.commit(
      { by: ana, files: { [`docs/${'a'.repeat(1_000_000)}.md`]: 'x' } },
      { by: ana, files: { [`${'b'.repeat(1_000_000)}.c`]: 'x', 'README.md': 'x' } },
    );
    const direct = freshWorkspace();
    const { id } = await addAndRead(direct, history.folder);
    expect(await direct.api.sources.creditDocumentation({ id })).toMatchObject({ read: 2, documentation: 1 });
  });

  it('as a .mailmap of 20 MB is left out', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: ana, files: { '.mailmap': `Bo <bo@x.example> <ana@pires.example>\n${'#'.repeat(20_000_000)}\n` } });
    expect(await namesIn(await readHistory(history))).toEqual(['Ana Pires']);
  });
});

describe('a pattern of branches', () => {
  const history = () => {
    const made = newHistory({ bare: true });
    made.commit({ by: ana, on: 'a'.repeat(100) }, { by: ana, on: 'release/1.0', parents: [] }, { by: ana, on: 'release/2.0', parents: [] });
    return made;
  };
  const added = async (...refs: string[]) => {
    const direct = freshWorkspace();
    const { id } = await direct.api.sources.add({ kind: 'git', path: history().folder, refs });
    const { added: count, incomplete } = await direct.api.sources.syncSource({ id });
    return incomplete === null ? count : 'missing';
  };

  it('made of stars is answered (ten stars took an hour)', async () => {
    expect(await added(`${'*a'.repeat(20)}*b`)).toBe('missing');
    expect(await added(`${'*a'.repeat(20)}*`)).toBe(1);
  });

  it.each([
    ['release/*', 2],
    ['*/1.0', 1],
    ['rel*1*0', 1],
    ['refs/heads/release', 2],
    ['refs/*/1.0', 1],
    ['*', 3],
    ['release/1.0*0', 'missing'],
    ['release', 'missing'],
    ['release.1.0', 'missing'],
    ['--output=/tmp/x', 'missing'],
    ['--all', 'missing'],
    ['^main', 'missing'],
    ['main..', 'missing'],
  ])('like %j names %s', async (pattern, count) => {
    expect(await added(pattern)).toBe(count);
  });
});

describe('who is not there', () => {
  const head = (lines: string) => async () => {
    const history = newHistory({ bare: true });
    const [base] = history.commit({ by: ana });
    history.raw(Buffer.from(`tree ${history.git('rev-parse', `${base}^{tree}`)}\nparent ${base}\n${lines}`));
    const names = await namesIn(await readHistory(history));
    expect(names.filter((name) => name.includes('%'))).toEqual([]);
  };
  const who = `${ana} 1709294400 +0000`;

  it('a commit without an author has none called "%aN"', head(`committer ${who}\n\nOdd\n`));
  it('a commit without anybody has none called "%cN"', head('\nOdd\n'));
  it('a commit in letters that nobody can read has none either', head(`author ${who}\ncommitter ${who}\nencoding UTF-16\n\nOdd\n`));
});

it('a graft in the clone hides no history, like a replacement', async () => {
  const history = newHistory();
  const [, second = ''] = history.commit({ by: ana }, { by: 'Bo Lind <bo@lind.example>' });
  mkdirSync(join(history.gitFolder, 'info'), { recursive: true });
  writeFileSync(join(history.gitFolder, 'info', 'grafts'), `${second}\n`);
  expect(history.git('rev-list', '--count', 'main'), 'git itself follows it').toBe('1');
  expect((await namesIn(await readHistory(history))).sort()).toEqual(['Ana Pires', 'Bo Lind']);
});
