import { describe, expect, it } from 'vitest';
import { checkInput } from '../../../electron/shell/input.ts';

const refused = expect.objectContaining({ code: 'invalid_input' });

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = { value };
  return value;
}

/** Small to write down, but 10 to the power of 30 values when walked. */
function shared(): unknown {
  let value: unknown = 1;
  for (let level = 0; level < 30; level++) value = Array.from({ length: 10 }, () => value);
  return value;
}

describe('what a door lets in', () => {
  it.each([undefined, null, true, 0, 'text', [], {}, { a: [1, { b: null }] }, nested(60), 'x'.repeat(5_000_000)])('plain data', (input) => {
    expect(() => checkInput(input)).not.toThrow();
  });

  it('10,000 people by name', () => {
    expect(() => checkInput({ contributors: Array.from({ length: 10_000 }, () => '0192f0c1-2345-7890-abcd-ef0123456789') })).not.toThrow();
  });

  it.each([
    ['50 MB of text', { text: 'x'.repeat(50_000_000) }],
    ['50 MB in pieces', Array.from({ length: 50 }, () => 'x'.repeat(1_000_000))],
    ['a million values', Array.from({ length: 1_000_000 }, () => 1)],
    ['an empty list of four billion places', new Array(4_000_000_000)],
    ['10,000 levels', nested(10_000)],
    ['shared parts', shared()],
    ['__proto__', JSON.parse('{"__proto__":{"admin":true}}')],
    ['__proto__ inside', JSON.parse('{"filter":[{"__proto__":{}}]}')],
    ['constructor', { constructor: { prototype: {} } }],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', new Uint8Array(4)],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a big integer', 1n],
    ['not a number', Number.NaN],
    ['infinity', { value: Number.POSITIVE_INFINITY }],
  ])('not %s', (_name, input) => {
    expect(() => checkInput(input)).toThrow(refused);
  });

  it('nothing that goes round in circles', () => {
    const input: Record<string, unknown> = {};
    input.again = input;
    expect(() => checkInput(input)).toThrow(refused);
  });

  it('pollutes nothing', () => {
    expect(() => checkInput(JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'))).toThrow(refused);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
