import { describe, expect, it } from 'vitest';
import { benchTable } from '../runner/bench-table.mjs';
import { closingLine } from '../runner/print.mjs';
import { countPlaywright, countVitest, settle } from '../runner/suites.mjs';

const ended = (code: number) => ({ code, note: '' });
const counts = (passed: number, failed: number, skipped = 0) => ({ passed, failed, skipped });

describe('what counts as failed', () => {
  it('a failed test, once', () => {
    expect(settle(counts(5, 1), ended(1), [])).toMatchObject({ passed: 5, failed: 1 });
  });

  it('a runner that dies, also after its tests have passed', () => {
    expect(settle(counts(5, 0), ended(139), [])).toMatchObject({ passed: 5, failed: 1 });
    expect(settle(countVitest(undefined), ended(1), [])).toMatchObject({ passed: 0, failed: 1 });
    expect(settle(countPlaywright(undefined), ended(1), [])).toMatchObject({ passed: 0, failed: 1 });
  });

  it('a suite that found no test, unless it was narrowed', () => {
    expect(settle(counts(0, 0), ended(0), [])).toMatchObject({ failed: 1 });
    expect(settle(counts(0, 0), ended(0), ['contributors'])).toMatchObject({ failed: 0 });
  });

  it('a test file that does not load', () => {
    const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(countVitest(report)).toEqual({ passed: 3, failed: 1, skipped: 1 });
    expect(countPlaywright({ stats: { expected: 2 }, errors: [{ message: 'SyntaxError' }] })).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  it('a test that needed a second try', () => {
    expect(countPlaywright({ stats: { expected: 2, flaky: 1, unexpected: 1, skipped: 4 } })).toEqual({ passed: 2, failed: 2, skipped: 4 });
  });
});

it('the closing line is the one CI reads', () => {
  expect(closingLine({ passed: 412, failed: 0 })).toBe('412 passed, 0 failed');
});

it('the bench table is aligned and names what is over its limit', () => {
  const row = { bench: 'import', measure: 'ratio to git log', value: 12345.6, unit: 'ms', ratio: 2.3456, limit: 3, ok: true };
  const lines = benchTable([row, { ...row, measure: 'memory', ok: false }]).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/import +ratio to git log +12346 +ms +2\.35 +3 +ok$/);
  expect(lines[2]).toContain('OVER THE LIMIT');
});
