import { expect, it } from 'vitest';
import { nameOfServer } from '../../../../../electron/core/sources/remote/connector.ts';

it('gives no two servers one key, and no key a colon', () => {
  const keys = [
    'https://h.example/a/b',
    'https://h.example/a_b',
    'https://h.example:3000',
    'https://h.example/3000',
    'https://h.example',
  ].map((address) => nameOfServer(address).key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => key.includes(':'))).toEqual([]);
  expect(keys.at(-1)).toBe('h.example');
});
