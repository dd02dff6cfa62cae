import { describe, expect, it } from 'vitest';
import { readLaunch } from '../../../electron/shell/launch.ts';

const start = (argv: string[], env: Record<string, string> = {}, packaged = false) =>
  readLaunch({ argv, env, folder: '/home/mara', packaged });

describe('what a start was asked to do', () => {
  it('takes files and folders behind the project folder, relative to where the person stood', () => {
    expect(start(['electron', '--no-sandbox', '.', 'north.cairn', '/clones/core']).paths).toEqual([
      '/home/mara/north.cairn',
      '/clones/core',
    ]);
  });

  it('has no project folder to skip once packaged, and reads what file managers hand over', () => {
    expect(start(['cairn', 'file:///home/mara/a%20b.cairn', ''], {}, true).paths).toEqual(['/home/mara/a b.cairn']);
  });

  it('takes the words of a headless start from the environment before anything else', () => {
    const { headless, paths } = start(['electron', '.', '--headless', 'x'], { CAIRN_ARGV: '["help"]', CAIRN_CWD: '/elsewhere' });
    expect(headless).toEqual({ words: ['help'], folder: '/elsewhere' });
    expect(paths).toEqual([]);
  });

  it('takes them from behind --headless when packaged, switches included', () => {
    expect(start(['cairn', '--headless', 'workspace.current', '--workspace', 'a.cairn'], {}, true).headless).toEqual({
      words: ['workspace.current', '--workspace', 'a.cairn'],
      folder: '/home/mara',
    });
  });

  it.each(['{', '"help"', '[1]'])('asks for nothing when the words are garbled: %s', (garbled) => {
    expect(start([], { CAIRN_ARGV: garbled }).headless?.words).toEqual([]);
  });
});
