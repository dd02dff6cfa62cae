import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freeWorkspaceFile, safeFileName, withExtension } from '../../../electron/shell/file-names.ts';
import { progressLines } from '../../../electron/shell/headless-output.ts';
import { atMost } from '../../../electron/shell/limit.ts';
import type { JobRow } from '../../../shared/contract/jobs.ts';

describe('file names', () => {
  it.each([
    ['Thistledown', 'Thistledown'],
    ['  a/b\\c:d  ', 'a b c d'],
    ['../../etc/passwd', 'etc passwd'],
    ['.hidden. ', 'hidden'],
    ['a\u202eb\0c', 'a b c'],
    ['', 'Community'],
    ['///', 'Community'],
    ['é'.repeat(200), 'é'.repeat(80)],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it.each(['🪻', '社', 'é'])('of many %s are short enough for every system', (letter) => {
    const name = safeFileName(letter.repeat(200));
    expect(name).toMatch(new RegExp(`^${letter}{30,80}$`, 'u'));
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(160);
  });

  it('get the extension once', () => {
    expect([withExtension('a'), withExtension('a.cairn'), withExtension('a.CAIRN'), withExtension('a.txt')]).toEqual([
      'a.cairn',
      'a.cairn',
      'a.CAIRN',
      'a.txt.cairn',
    ]);
  });

  it('never name a file that is there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cairn-names-'));
    const first = freeWorkspaceFile(folder, 'North');
    writeFileSync(first, '');
    expect([first, freeWorkspaceFile(folder, 'North')]).toEqual([join(folder, 'North.cairn'), join(folder, 'North 2.cairn')]);
    rmSync(folder, { recursive: true });
  });
});

describe('limits', () => {
  it('count within a moving span of time', () => {
    let now = 0;
    const may = atMost(2, 100, () => now);
    const at = (time: number) => {
      now = time;
      return may();
    };
    expect([at(0), at(50), at(99), at(100), at(101), at(150)]).toEqual([true, true, false, true, false, true]);
  });

  it('print at most four lines about jobs in any second, and say how it ended', () => {
    let now = 0;
    const lines: { at: number; state: string }[] = [];
    const progress = progressLines(
      (line) => lines.push({ at: now, state: (JSON.parse(line) as { progress: JobRow }).progress.state }),
      () => now,
    );
    const job = (state: JobRow['state']) => progress({ id: 'a', state } as JobRow);
    job('waiting');
    for (now = 10; now < 5000; now += 10) job('running');
    job('done');
    for (const { at } of lines) expect(lines.filter((other) => other.at > at - 1000 && other.at <= at).length).toBeLessThanOrEqual(4);
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.at(-1)?.state).toBe('done');
  });
});
