import { afterEach, describe, expect, it, vi } from 'vitest';
import { doersOf, fateOf, saying, useUnderWay, verbOf } from '../../../renderer/app/undo.ts';
import type { ChangeSetRow } from '../../../shared/contract/history.ts';
import { aboutOf } from '../../../shared/domain/history/labels.ts';

const row = (change: Partial<ChangeSetRow>): ChangeSetRow => ({
  id: '00000000-0000-7000-8000-000000000000',
  by: null,
  onBehalfOf: null,
  at: 0,
  label: 'Tagged 3 people with mentor',
  changes: 3,
  role: 'do',
  undoes: null,
  undone: false,
  redone: false,
  undoable: true,
  blocked: null,
  source: null,
  ...change,
});

describe('a change in the history', () => {
  it.each([
    ['as it was done', {}, ''],
    ['undone', { undone: true }, 'undone'],
    ['undone and redone', { redone: true }, 'undone, redone'],
    ['an undo', { role: 'undo' }, ''],
    ['an undo that was redone', { role: 'undo', undone: true }, 'redone'],
    ['an undo that was redone, which was undone', { role: 'undo', redone: true }, 'redone, undone again'],
    ['a redo that was undone', { role: 'redo', undone: true }, 'undone'],
    ['the making of the workspace', { undoable: false }, ''],
  ] as const)('%s says what became of it', (_, change, fate) => {
    expect(fateOf(row(change))).toBe(fate);
  });

  it('is undone; an undo is redone', () => {
    expect([verbOf(row({})), verbOf(row({ role: 'redo' })), verbOf(row({ role: 'undo' }))]).toEqual(['Undo', 'Undo', 'Redo']);
  });

  it('is named without what happened to it since', () => {
    expect(aboutOf('Undid: Renamed Bo to Redid: Bo')).toBe('Renamed Bo to Redid: Bo');
  });
});

it.each([
  [{}, ''],
  [{ by: { id: 'a', name: 'Mara Solberg' } }, 'Mara Solberg'],
  [{ by: { id: 'a', name: 'Mara Solberg' }, onBehalfOf: { id: 'b', name: 'Ilo Brandt' } }, 'Mara Solberg for Ilo Brandt'],
])('says who made a change: %j', (change, said) => {
  expect(doersOf(row(change))).toBe(said);
});

describe('what takes longer than a blink', () => {
  afterEach(() => void vi.useRealTimers());

  it('is said until it is over, also when it fails', async () => {
    vi.useFakeTimers();
    const said = () => useUnderWay.getState().words;
    let fail = (_error: Error): void => undefined;
    const work = new Promise<never>((_resolve, reject) => {
      fail = reject;
    });
    const done = saying('Undoing…', work);
    expect(said()).toBeNull();
    vi.advanceTimersByTime(1000);
    expect(said()).toBe('Undoing…');
    fail(new Error('no'));
    await expect(done).rejects.toThrow('no');
    expect(said()).toBeNull();
  });

  it('leaves what is quick alone', async () => {
    vi.useFakeTimers();
    await saying('Undoing…', Promise.resolve());
    vi.advanceTimersByTime(1000);
    expect(useUnderWay.getState().words).toBeNull();
  });
});
