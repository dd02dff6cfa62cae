import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountOf,
  isPlaceholderAddress,
  isPlaceholderName,
  isPlatformSignature,
  isSharedAddress,
  namesAlike,
} from '../../../../shared/domain/identities/signature.ts';

describe('an address that links nobody', () => {
  it.each([
    '',
    ' ',
    '(none)',
    'unknown',
    'root',
    'root@server.example.org',
    'admin@example.org',
    'user@example.org',
    'guest@example.org',
    'ubuntu@ip-10-0-0-1',
    'noreply@github.com',
    'no-reply@example.org',
    'devnull@localhost',
    'ana@localhost',
    'ana@localhost.localdomain',
    'ana@laptop.(none)',
    'Ana@LAPTOP.(NONE)',
    'ana@',
    '@example.org',
  ])('is %j', (address) => {
    expect(isPlaceholderAddress(address)).toBe(true);
  });

  it.each(['ana@pires.example', 'rooted@example.org', 'user1@example.org', 'ana@none.example', 'ana.localhost@example.org', 'ana'])(
    'is not %j',
    (address) => {
      expect(isPlaceholderAddress(address)).toBe(false);
    },
  );
});

describe('a name that says nothing', () => {
  it.each(['', '(none)', 'unknown', 'ROOT', 'Your Name', '<user>', 'nobody'])('is %j', (name) => {
    expect(isPlaceholderName(name)).toBe(true);
  });

  it.each(['Ana', 'Root Ferreira', 'Namey'])('is not %j', (name) => {
    expect(isPlaceholderName(name)).toBe(false);
  });
});

describe('names one person may use', () => {
  it.each([
    ['Ana Pires', 'ana pires'],
    ['Ana Pires', 'Pires, Ana'],
    ['Zoë Brontë', 'Zoe Bronte'],
    ['John Smith', 'jsmith'],
    ['John Smith', 'smithj'],
    ['John Smith', 'johns'],
    ['John Smith', 'js'],
    ['John Smith', 'jsmith42'],
    ['John Smith', 'J. Smith'],
    ['John Smith', 'johnsmith'],
    ['Bartholomew Jones', 'barth'],
    ['', 'Ana Pires'],
  ])('%j and %j are alike', (a, b) => {
    expect(namesAlike(a, b)).toBe(true);
    expect(namesAlike(b, a)).toBe(true);
  });

  it.each([
    ['Ana Pires', 'Bo Lind'],
    ['John Smith', 'Jane Doe'],
    ['J. Smith', 'J. Doe'],
    ['ana', 'bo'],
  ])('%j and %j are not', (a, b) => {
    expect(namesAlike(a, b)).toBe(false);
    expect(namesAlike(b, a)).toBe(false);
  });

  it('are alike both ways round', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '1') });
    fc.assert(fc.property(name, name, (a, b) => namesAlike(a, b) === namesAlike(b, a)));
  });
});

describe('an address that several people share', () => {
  const four = ['Ana Pires', 'Bo Lind', 'Chidi Okafor', 'Dana Weiss'];

  it('carries more than three unlike names', () => {
    expect(isSharedAddress(four.slice(0, 3))).toBe(false);
    expect(isSharedAddress(four)).toBe(true);
  });

  it('is not one that carries many ways to write one name', () => {
    expect(isSharedAddress(['Ana Pires', 'ana', 'apires', 'Pires Ana', 'ANA PIRES', 'Ana P.', 'anapires'])).toBe(false);
  });

  it('is not made one by names that say nothing', () => {
    expect(isSharedAddress([...four.slice(0, 3), '', 'root', 'unknown', 'Your Name'])).toBe(false);
  });

  it('does not depend on the order the names came in', () => {
    const pool = [...four, 'ana', 'Ana Lind', 'bo', 'Dana W', 'cokafor', 'Eve', 'Weiss', '', 'Chidi Pires'];
    const orders = fc
      .subarray(pool)
      .chain((names) => fc.tuple(fc.constant(names), fc.shuffledSubarray(names, { minLength: names.length, maxLength: names.length })));
    fc.assert(
      fc.property(orders, ([names, shuffled]) => isSharedAddress(names) === isSharedAddress(shuffled)),
      { numRuns: 500 },
    );
  });

  it('stays shared when more names come, as long as none of them ties others together', () => {
    expect(isSharedAddress([...four, 'Eve Stone', 'Ana Pires'])).toBe(true);
  });
});

describe('the account behind a noreply address', () => {
  it.each([
    ['1234+ana@users.noreply.github.com', { platform: 'github', username: 'ana', id: '1234' }],
    ['ana@users.noreply.github.com', { platform: 'github', username: 'ana', id: null }],
    ['1234+Ana@USERS.noreply.GitHub.com', { platform: 'github', username: 'ana', id: '1234' }],
    ['41898282+github-actions[bot]@users.noreply.github.com', { platform: 'github', username: 'github-actions[bot]', id: '41898282' }],
    ['1234-ana@users.noreply.gitlab.com', { platform: 'gitlab', username: 'ana', id: '1234' }],
    ['ana-maria@users.noreply.gitlab.com', { platform: 'gitlab', username: 'ana-maria', id: null }],
  ])('%s', (address, account) => {
    expect(accountOf(address)).toEqual(account);
  });

  it.each(['ana@pires.example', 'ana@users.noreply.github.com.evil.example', 'noreply@github.com', '', '@users.noreply.github.com'])(
    'is nobody for %j',
    (address) => {
      expect(accountOf(address)).toBeNull();
    },
  );
});

describe('the signature of a platform', () => {
  it('is GitHub with its noreply address', () => {
    expect(isPlatformSignature('GitHub', 'noreply@github.com')).toBe(true);
  });

  it('is not a person with that address, nor GitHub with another', () => {
    expect(isPlatformSignature('Ana Pires', 'noreply@github.com')).toBe(false);
    expect(isPlatformSignature('GitHub', 'github@example.org')).toBe(false);
  });
});
