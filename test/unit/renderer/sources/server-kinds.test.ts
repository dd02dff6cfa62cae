import { describe, expect, it } from 'vitest';
import { addressFor, isServerKind, namesIn, serverWords } from '../../../../renderer/sources/server-kinds.ts';
import { serverKinds } from '../../../../shared/contract/sources.ts';

describe('what is typed of a server', () => {
  it('has the usual address of its kind until somebody types another', () => {
    expect(addressFor('github', '')).toBe('https://github.com');
    expect(addressFor('gitlab', 'https://github.com')).toBe('');
    expect(addressFor('github', addressFor('forgejo', 'https://github.com'))).toBe('https://github.com');
    expect(addressFor('github', 'https://ghe.example.org')).toBe('https://ghe.example.org');
  });

  it.each([
    ['north, south/sea;  east', ['north', 'south/sea', 'east']],
    ['https://github.com/north', ['north']],
    ['https://github.com/north/lamp', ['north/lamp']],
    ['github.com/north/lamp.git', ['north/lamp']],
    ['https://GitHub.com/north/lamp/pull/7#discussion_r1', ['north/lamp']],
    ['https://github.com/north/lamp/issues?q=is%3Aopen north/lamp', ['north/lamp']],
    ['@ana', ['ana']],
    ['/north/', ['north']],
    // As it is typed it stays: the form says what is wrong with it.
    ['a/b/c', ['a/b/c']],
    ['https://elsewhere.example/north', ['https://elsewhere.example/north']],
    [' , ', []],
  ])('names what is read: %s', (typed, names) => {
    expect(namesIn([typed], 'github', 'https://github.com')).toEqual(names);
  });

  it('keeps the groups of GitLab that lie in each other', () => {
    const names = (typed: string) => namesIn([typed], 'gitlab', 'https://gitlab.example.org/git/');
    expect(names('https://gitlab.example.org/git/north/tools/lamp/-/issues/7')).toEqual(['north/tools/lamp']);
    expect(names('https://gitlab.example.org/git/north/tools')).toEqual(['north/tools']);
  });

  it('has words for every kind there is', () => {
    expect(Object.keys(serverWords).sort()).toEqual([...serverKinds].sort());
    expect([...serverKinds, 'git', 'constructor', undefined].map(isServerKind)).toEqual([
      ...serverKinds.map(() => true),
      false,
      false,
      false,
    ]);
  });
});
