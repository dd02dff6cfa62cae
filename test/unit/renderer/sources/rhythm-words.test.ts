import { describe, expect, it } from 'vitest';
import { addressOf, budgetWords, restWords, waitingTitle } from '../../../../renderer/sources/rhythm-words.ts';
import { standingWords, stateOf } from '../../../../renderer/sources/words.ts';
import type { SourceRhythm, SourceRow } from '../../../../shared/contract/sources.ts';

const now = Date.UTC(2026, 4, 14, 12);
const address = 'https://forge.example.org/below';
const waiting = { why: 'network' as const, since: now, until: now, words: 'No way there.', outOfTouch: false };
const rhythm: SourceRhythm = { every: 'six_hours', paused: false, waiting: null, budget: null };
const source = (more: Partial<SourceRow>) =>
  ({ kind: 'forgejo', state: 'fresh', retiredAt: null, server: null, document: null, rhythm, ...more }) as SourceRow;

describe('a source that keeps itself current', () => {
  it('is no failure while it waits, until somebody has to look', () => {
    const words = (more: Partial<SourceRow>) => [stateOf(source(more), false).word, standingWords(source(more))];
    expect(words({})).toEqual(['Read', '']);
    expect(words({ rhythm: { ...rhythm, paused: true } })).toEqual(['Read', 'paused']);
    expect(words({ rhythm: { ...rhythm, waiting } })).toEqual(['Waiting for the network', 'waiting for the network']);
    expect(words({ state: 'incomplete', rhythm: { ...rhythm, paused: true, waiting: { ...waiting, why: 'limit' } } })).toEqual([
      'Waiting for its server',
      'paused · waiting for its server',
    ]);
    expect(words({ rhythm: { ...rhythm, waiting: { ...waiting, outOfTouch: true } } })).toEqual(['Out of reach', 'out of reach']);
    expect(words({ state: 'failed' })).toEqual(['Failed', 'failed']);
    expect(words({ state: 'failed', retiredAt: now, rhythm: null })).toEqual(['No longer read', '']);
    expect(stateOf(source({ rhythm: { ...rhythm, waiting } }), true).word).toBe('Being read');
  });

  it('names the server that it waits for', () => {
    expect(waitingTitle(waiting, address)).toBe('Waiting for the network');
    expect(waitingTitle({ ...waiting, why: 'limit' }, address)).toBe('Waiting until forge.example.org may be asked again');
    expect(waitingTitle({ ...waiting, outOfTouch: true }, null)).toBe('Its server has been out of reach for a day of trying');
  });

  it('lies on a server, or at addresses, or on this computer', () => {
    const document = { path: null, addresses: ['https://lists.example/a.json', 'https://lists.example/b.json'] } as SourceRow['document'];
    expect(addressOf(source({ server: { address } as SourceRow['server'] }))).toBe(address);
    expect(addressOf(source({ document }))).toBe('https://lists.example/a.json');
    expect(
      addressOf(source({ document: { ...document, path: '/home/ana/talks.ics', addresses: [] } as unknown as SourceRow['document'] })),
    ).toBeNull();
    expect(restWords('unread_here', true)).toContain('Cairn asks no server that a file names until you do');
    expect(restWords('unread_here', false)).toBe('Not on this computer yet. Read it once, and it keeps itself current.');
  });

  it('says what its server allowed, and not that it still does when it counts anew', () => {
    const budget = { most: 2000, remaining: 1842, anewAt: now + 1, saidAt: now };
    expect(budgetWords(budget, address, now)).toMatch(/^forge\.example\.org allows 1,842 more of 2,000 requests until \d/);
    expect(budgetWords(budget, address, now + 1)).toMatch(
      /^forge\.example\.org allowed 1,842 more of 2,000 requests until .*, and counts anew since$/,
    );
    expect(budgetWords({ ...budget, most: null, remaining: 1, anewAt: null }, null, now)).toBe('Its server allows 1 more request');
  });
});
