import { describe, expect, it } from 'vitest';
import { countsByPaths, isDocumentation } from '../../../../shared/domain/contributors/documentation.ts';

describe('documentation', () => {
  it.each([
    'README',
    'README.md',
    'readme.de.md',
    'docs/index.html',
    'doc/picture.png',
    'Documentation/git-log.txt',
    'website/index.html',
    'src/CHANGELOG',
    'man/cairn.1',
    'guide/start.adoc',
    'packages/core/docs/api.md',
    'LICENSE',
    'LICENCE.txt',
    'lib/notes.rst',
  ])('is %s', (path) => {
    expect(isDocumentation(path)).toBe(true);
  });

  it.each([
    'src/main.c',
    'docs/conf.py',
    'website/app.tsx',
    'Documentation/Makefile.sh',
    'src/docs.ts',
    'src/undocumented/x.txt',
    'readme.c',
    'package.json',
    'src/license-check.py',
    'changes/0001.sql',
    'lib/news.go',
  ])('is not %s', (path) => {
    expect(isDocumentation(path)).toBe(false);
  });
});

describe('a commit counts', () => {
  it('as documentation when every file it touches is', () => {
    expect(countsByPaths(['README.md', 'docs/a.txt'])).toBe('documentation');
  });

  it('as code when one file is not', () => {
    expect(countsByPaths(['README.md', 'src/main.c'])).toBe('code');
  });

  it('as nothing in particular when it touches none', () => {
    expect(countsByPaths([])).toBeNull();
  });
});
