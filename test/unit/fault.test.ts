import { describe, expect, it } from 'vitest';
import { toErrorValue } from '../../shared/errors.ts';
import { faultOf } from '../../shared/fault.ts';

function thrown(message: string): Error {
  return new RangeError(message);
}

describe('what may be written down about a failure', () => {
  it('is its kind, its code, and where in the code it happened', () => {
    const fault = faultOf(Object.assign(thrown('no room'), { code: 'ENOSPC' }));
    expect(fault).toMatchObject({ name: 'RangeError', code: 'ENOSPC' });
    expect(fault.at[0]).toMatch(/^fault\.test\.ts:\d+:\d+$/);
    expect(faultOf(Object.assign(new Error('constraint'), { errcode: 1555 })).code).toBe(1555);
  });

  it.each([
    'Zoë Brontë <zoe@bronte.example>',
    "ENOENT: no such file, open '/home/ana/Ana Pires.cairn'",
    'first line\n    at Ana Pires (/home/ana/ana-pires.js:1:2)\nlast line',
    'ana@pires.example',
  ])('is never its message: %j', (message) => {
    const values = [faultOf(thrown(message)), toErrorValue(thrown(message)), faultOf(message), faultOf({ name: message, code: message })];
    expect(JSON.stringify(values)).not.toMatch(/ana|zoe|zoë|bront|home|example|ENOENT/i);
  });

  it('has no places when the stack is not the one of this message', () => {
    const stack = 'Error: one\n    at two (/home/ana/ana-pires.js:1:2)';
    for (const message of ['two', 'three']) expect(faultOf({ name: 'Error', message, stack }).at).toEqual([]);
  });
});
