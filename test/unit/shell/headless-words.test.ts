import { describe, expect, it } from 'vitest';
import { readWords } from '../../../electron/shell/headless-words.ts';
import { AppError } from '../../../shared/errors.ts';

const read = (...words: string[]) => readWords(words, '/home/mara');

function asked(...words: string[]) {
  const call = read(...words);
  if (call === 'help') throw new Error('asked for help');
  return call;
}

describe('the words after cairn', () => {
  it('names a procedure; the input is {} when there is none', () => {
    expect(asked('contributors.summary')).toMatchObject({ name: 'contributors.summary', input: {}, workspace: null });
  });

  it('resolves file names from where the person stood, and only in fields that hold file names', () => {
    expect(asked('sources.add', '{"kind":"git","path":"../clone","name":"a/../b"}', '--workspace', 'demo.cairn')).toMatchObject({
      input: { kind: 'git', path: '/home/clone', name: 'a/../b' },
      workspace: '/home/mara/demo.cairn',
    });
  });

  it('leaves an empty file name for the procedure to refuse', () => {
    expect(asked('workspace.open', '{"path":""}').input).toEqual({ path: '' });
  });

  it('takes the option anywhere, also with an equals sign', () => {
    expect(asked('--workspace=a=b.cairn', 'jobs.list')).toMatchObject({ workspace: '/home/mara/a=b.cairn' });
    expect(asked('jobs.list', '--workspace', 'a.cairn')).toMatchObject({ workspace: '/home/mara/a.cairn' });
  });

  it('knows help', () => {
    expect(read('help')).toBe('help');
    expect(read('--help')).toBe('help');
  });

  it.each([
    [[]],
    [['nothing.here']],
    [['contributors']],
    [['contributors.list.more']],
    [['constructor.name']],
    [['contributors.constructor']],
    [['contributors.list', '{']],
    [['contributors.list', '[]']],
    [['contributors.list', 'null']],
    [['contributors.list', '{}', 'more']],
    [['contributors.list', '{"__proto__":{}}']],
    [['contributors.list', '--unknown']],
    [['contributors.list', '-w', 'a.cairn']],
    [['contributors.list', '--workspace']],
    [['contributors.list', '--workspace=']],
    [['contributors.list', '--workspace', 'a', '--workspace', 'b']],
    [['contributors.list', '--secret', 'token=env:TOKEN']],
  ])('refuses %j', (words) => {
    expect(() => read(...words)).toThrow(AppError);
    expect(() => read(...words)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});
