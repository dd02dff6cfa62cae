import { describe, expect, it } from 'vitest';
import { printed } from '../../../../electron/core/sources/git/ahead.ts';
import { newHistory } from '../../../support/histories.ts';

const all = ['log', '--format=%B', 'main'];

/** Prints nearly twelve megabytes: three times what waits at most. */
function longHistory() {
  const history = newHistory({ bare: true });
  const message = `${'A long day, told in full. '.repeat(4600)}\n`;
  history.commit(...Array.from({ length: 100 }, (_, n) => ({ by: 'Ana Pires <ana@example.org>', message: `${n} ${message}` }) as const));
  return history;
}

const reading = (folder: string, args = all, signal = new AbortController().signal) => printed(folder, args, '', signal);

describe('what git prints, taken ahead', () => {
  it('is whole and in order, however slowly it is used up', async () => {
    const history = longHistory();
    const pieces: Buffer[] = [];
    for await (const piece of reading(history.folder)) {
      pieces.push(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const text = Buffer.concat(pieces).toString();
    expect(text.length).toBeGreaterThan(11_000_000);
    expect(text.trimEnd()).toBe(history.git(...all).trimEnd());
  });

  it('ends with git when nobody wants the rest', async () => {
    for await (const piece of reading(longHistory().folder)) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
  });

  it('ends when it is cancelled', async () => {
    const cancel = new AbortController();
    const using = async () => {
      for await (const _piece of reading(longHistory().folder, all, cancel.signal)) cancel.abort();
    };
    await expect(using()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('says what git complained about, after what it printed', async () => {
    const { folder } = longHistory();
    const next = reading(folder, ['log', '--format=%B', 'nothing-like-that']).next();
    await expect(next).rejects.toMatchObject({ code: 'source_error', details: { problem: 'corrupt' } });
    await expect(reading(`${folder}-gone`).next()).rejects.toMatchObject({ details: { problem: 'folder_gone' } });
  });

  it('says so when there is no git', async () => {
    const { folder } = newHistory({ bare: true });
    const path = process.env.PATH;
    process.env.PATH = '';
    try {
      await expect(reading(folder).next()).rejects.toMatchObject({ code: 'source_error', details: { problem: 'git_missing' } });
    } finally {
      process.env.PATH = path;
    }
  });
});
