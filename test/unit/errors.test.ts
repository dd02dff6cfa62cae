import { describe, expect, it } from 'vitest';
import { AppError, errorCodes, toErrorValue } from '../../shared/errors.ts';

describe('an error that crosses', () => {
  it('is plain data with code, message and details', () => {
    const value = toErrorValue(new AppError('conflict', 'Somebody has it already.', { id: 'x' }));
    expect(value).toEqual({ code: 'conflict', message: 'Somebody has it already.', details: { id: 'x' } });
    expect(structuredClone(value)).toEqual(value);
  });

  it('has no details where there are none', () => {
    expect(Object.keys(toErrorValue(new AppError('auth', 'Sign in first.')))).toEqual(['code', 'message']);
  });

  it('keeps its cause on this side', () => {
    const error = new AppError('storage', 'The disk is full.', {}, { cause: new Error('/home/ana/secret.cairn') });
    expect(JSON.stringify(toErrorValue(error))).not.toContain('secret');
    expect(error.cause).toBeInstanceOf(Error);
  });

  it.each([
    new Error('ENOENT /home/ana/file'),
    new TypeError('x is not a function'),
    'text',
    7,
    null,
    undefined,
    { code: 'auth', message: 'forged' },
  ])('shows neither stack nor path of what nobody expected: %j', (thrown) => {
    const { code, message } = toErrorValue(thrown);
    expect(code).toBe('internal');
    expect(message).toMatch(/^Something went wrong inside Cairn\./);
  });

  it('has a code from a closed list', () => {
    expect([...errorCodes]).toEqual([
      'invalid_input',
      'not_found',
      'conflict',
      'offline',
      'auth',
      'rate_limited',
      'source_error',
      'storage',
      'locked',
      'cancelled',
      'internal',
    ]);
  });
});
