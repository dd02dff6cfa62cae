import { describe, expect, it } from 'vitest';
import { runWords, settingsWords, stateOf } from '../../../../renderer/sources/words.ts';
import type { SourceRow } from '../../../../shared/contract/sources.ts';

const report = { added: 0, changed: 0, unchanged: 0, rejected: 0, incomplete: null, gone: 0, remarks: [] };
const source = (more: Partial<SourceRow>) => ({ refs: null, retiredAt: null, useMailmap: true, hasMailmap: null, ...more }) as SourceRow;

describe('what is said of a source', () => {
  it('claims a .mailmap only where there is one', () => {
    expect(
      [
        source({ hasMailmap: true }),
        source({ hasMailmap: false }),
        source({ hasMailmap: null }),
        source({ useMailmap: false, refs: ['main', 'next'] }),
      ].map(settingsWords),
    ).toEqual([
      'All branches, local and remote · names put right by its .mailmap',
      'All branches, local and remote · no .mailmap in it',
      'All branches, local and remote · .mailmap used, if it has one',
      'main, next · .mailmap not used',
    ]);
  });

  it('calls what failed failed, and not stopped', () => {
    expect(stateOf(source({ state: 'failed' }), false).word).toBe('Failed');
  });

  it('says that nothing is new only after a reading that would know', () => {
    expect(runWords({ report, outcome: 'done' })).toBe('nothing new');
    expect(runWords({ report, outcome: 'failed' })).toBe('');
    expect(runWords({ report: { ...report, added: 3 }, outcome: 'failed' })).toBe('3 new');
  });
});
