import { describe, expect, it } from 'vitest';
import { partsOfAddress } from '../../../../../shared/domain/identities/likeness/address-parts.ts';

const keyOf = (address: string): string => partsOfAddress(address).key;

describe('one mailbox', () => {
  it.each([
    ['Ana@Letters.Org', 'ana@letters.org'],
    ['ana+git@letters.org', 'ana@letters.org'],
    ['a.na.pires@gmail.com', 'anapires@gmail.com'],
    ['anapires@googlemail.com', 'anapires@gmail.com'],
    ['ana at letters dot org', 'ana@letters.org'],
    ['ana (at) letters (dot) org', 'ana@letters.org'],
    ['<ana@letters.org>', 'ana@letters.org'],
    [' ana@letters.org ', 'ana@letters.org'],
  ])('%j is %j', (address, key) => {
    expect(keyOf(address)).toBe(key);
  });

  it('is told from another: dots count but at one provider, and a tag alone is a name', () => {
    expect(keyOf('a.na@letters.org')).not.toBe(keyOf('ana@letters.org'));
    expect(keyOf('+git@letters.org')).toBe('+git@letters.org');
  });

  it('keeps its dots in the handle', () => {
    expect(partsOfAddress('ana.pires+git@gmail.com').local).toBe('ana.pires');
  });
});

describe('the kind of an address', () => {
  it.each([
    '',
    'ana',
    '(none)',
    'ana@(none)',
    'ana@localhost',
    'ana@laptop',
    'ana@example.com',
    'ana@letters.example',
    'noreply@letters.org',
    'no-reply@letters.org',
    'root@letters.org',
    'devnull@letters.org',
    'unknown@letters.org',
    'ana@',
    '?@?',
  ])('%j is a placeholder', (address) => {
    expect(partsOfAddress(address).kind).toBe('placeholder');
  });

  it.each(['ana@laptop.local', 'ana@box.lan', 'ana@anas-macbook-pro.home', 'ana@ip-10-0-0-1.eu-west-3.compute.internal', 'ana@steel.home'])(
    '%j is a computer',
    (address) => {
      expect(partsOfAddress(address).kind).toBe('machine');
    },
  );

  it.each([
    ['anapires@users.noreply.github.com', { host: 'github', username: 'anapires', id: null }],
    ['12+AnaPires@users.noreply.github.com', { host: 'github', username: 'anapires', id: '12' }],
    ['34-ana@users.noreply.gitlab.com', { host: 'gitlab', username: 'ana', id: '34' }],
    ['ana@noreply.codeberg.org', { host: 'codeberg.org', username: 'ana', id: null }],
    ['5-ana@users.noreply.code.letters.org', { host: 'code.letters.org', username: 'ana', id: '5' }],
  ])('%j is an account', (address, account) => {
    expect(partsOfAddress(address)).toMatchObject({ kind: 'account', account });
  });

  it('is plain for any other, and nothing of 10 kB hurts', () => {
    expect(partsOfAddress('ana@letters.org').kind).toBe('plain');
    expect(partsOfAddress(`${'a'.repeat(10_000)}@letters.org`).key.length).toBeLessThan(300);
  });
});
