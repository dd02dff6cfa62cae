import { describe, expect, it } from 'vitest';
import { enter, leave } from '../../../electron/core/door.ts';
import { AppError } from '../../../shared/errors.ts';

/** The failure of a call at the door. */
function refusal(name: string, input: unknown): AppError {
  try {
    enter(name, input);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error(`${name} was let in`);
}

const nested = (depth: number): unknown => {
  let value: unknown = { field: 'search', text: 'ana' };
  for (let at = 0; at < depth; at += 1) value = { not: value };
  return value;
};

describe('the door', () => {
  it('lets a good input in, with its defaults', () => {
    expect(enter('contributors.list', {}).input).toEqual({
      search: '',
      filter: { all: [] },
      sort: 'lastActive',
      offset: 0,
      limit: 50,
    });
  });

  it('takes no input for an empty one', () => {
    expect(enter('workspace.current', undefined).input).toEqual({});
    expect(enter('workspace.current', null).input).toEqual({});
  });

  it.each(['nothing.here', 'contributors.constructor', '__proto__.x', 'contributors.__proto__', '', 'contributors'])(
    'knows no %j',
    (name) => {
      expect(refusal(name, {})).toMatchObject({ code: 'invalid_input', message: expect.stringContaining('There is nothing called') });
    },
  );

  it('shortens an endless name before repeating it', () => {
    expect(refusal('x'.repeat(100_000), {}).message.length).toBeLessThan(200);
  });

  it('names the field that is wrong, in a sentence', () => {
    const { message, details } = refusal('contributors.list', { limit: 201 });
    expect(message).toMatch(/^contributors\.list does not take this: limit: .+\.$/);
    expect(details).toMatchObject({ issues: [{ at: 'limit' }] });
  });

  it.each([{ offset: -1 }, { limit: 0 }, { sort: 'shoeSize' }, { search: 'a'.repeat(201) }, { extra: true }, [], 'list', 7])(
    'refuses %j',
    (input) => {
      expect(refusal('contributors.list', input).code).toBe('invalid_input');
    },
  );

  it.each(['42', 'not-a-uid', '', "' OR 1=1 --", { id: 1 }])('takes no %j for an id', (id) => {
    expect(refusal('contributors.get', { contributor: id }).code).toBe('invalid_input');
  });

  it('refuses input nested so deeply that a schema would exhaust the stack', () => {
    expect(enter('contributors.list', { filter: nested(20) }).procedure.kind).toBe('query');
    expect(refusal('contributors.list', { filter: nested(70) }).message).toBe('This is nested too deeply.');
    expect(refusal('contributors.list', { filter: nested(1_000_000) }).message).toBe('This is nested too deeply.');
  });

  it('refuses input that is nested in itself', () => {
    const loop: Record<string, unknown> = {};
    loop.not = loop;
    expect(refusal('contributors.list', { filter: loop }).code).toBe('invalid_input');
  });

  it('refuses too many values and too much text before any schema walks them', () => {
    const tooMuch = 'This is more than Cairn takes at once.';
    expect(refusal('contributors.byIds', { ids: new Array(300_000).fill(1) }).message).toBe(tooMuch);
    expect(refusal('contributors.addNote', { text: 'x'.repeat(9_000_000) }).message).toBe(tooMuch);
    expect(refusal('contributors.addNote', { ['x'.repeat(9_000_000)]: 1 }).message).toBe(tooMuch);
  });

  it('refuses a null character wherever it hides', () => {
    const message = 'There is a null character in this text. Take it out and try again.';
    expect(refusal('workspace.open', { path: '/home/ana/a.cairn\0.txt' }).message).toBe(message);
    expect(refusal('contributors.list', { filter: { all: [{ field: 'search', text: 'a\0' }] } }).message).toBe(message);
  });

  it('lets nobody reach a prototype through the input', () => {
    const input = JSON.parse('{"__proto__": {"search": "ana", "polluted": true}}') as unknown;
    expect(refusal('contributors.list', input).code).toBe('invalid_input');
    expect(refusal('contributors.list', { constructor: { prototype: { polluted: true } } }).code).toBe('invalid_input');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    const filter = JSON.parse('{"filter": {"__proto__": {"all": []}}}') as unknown;
    expect(refusal('contributors.list', filter).code).toBe('invalid_input');
  });

  it('holds answers to their schema while testing', () => {
    const { procedure } = enter('contributors.tags', {});
    const before = process.env.CAIRN_CHECK_OUTPUT;
    process.env.CAIRN_CHECK_OUTPUT = '1';
    try {
      expect(() => leave(procedure, { tags: [{ id: 7 }] })).toThrow();
      expect(leave(procedure, { tags: [] })).toEqual({ tags: [] });
    } finally {
      if (before === undefined) delete process.env.CAIRN_CHECK_OUTPUT;
      else process.env.CAIRN_CHECK_OUTPUT = before;
    }
  });
});
