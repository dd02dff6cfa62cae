import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Changes } from '../../../electron/core/changes.ts';

describe('saying what changed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const heard = () => {
    const said: [string[], number][] = [];
    return { said, changes: new Changes((areas, seq) => said.push([areas, seq])) };
  };

  it('is done at once after a command', () => {
    const { said, changes } = heard();
    changes.now(['contributors', 'history'], 7);
    expect(said).toEqual([[['contributors', 'history'], 7]]);
  });

  it('is done once for many transactions of a job, with the newest number', () => {
    const { said, changes } = heard();
    changes.soon(['sources'], 1);
    changes.soon(['sources', 'contributors'], 2);
    changes.soon(['contributors'], 3);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(249);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(said).toEqual([[['sources', 'contributors'], 3]]);
  });

  it('goes on every quarter of a second while a job writes', () => {
    const { said, changes } = heard();
    for (let at = 0; at < 100; at += 1) {
      changes.soon(['sources'], at);
      vi.advanceTimersByTime(10);
    }
    expect(said).toHaveLength(4);
    expect(said.map(([, seq]) => seq)).toEqual([24, 49, 74, 99]);
  });

  it('takes what was waiting along with a command, and does not repeat it', () => {
    const { said, changes } = heard();
    changes.soon(['sources'], 5);
    changes.now(['history'], 6);
    vi.advanceTimersByTime(1000);
    expect(said).toEqual([[['sources', 'history'], 6]]);
  });

  it('never goes back to an older number', () => {
    const { said, changes } = heard();
    changes.now(['history'], 9);
    changes.now(['history'], 8);
    expect(said.map(([, seq]) => seq)).toEqual([9, 9]);
  });

  it('is not done when nothing changed', () => {
    const { said, changes } = heard();
    changes.flush();
    changes.now([], 3);
    expect(said).toEqual([]);
  });

  it('leaves no timer behind after a flush', () => {
    const { changes } = heard();
    changes.soon(['sources'], 1);
    changes.flush();
    expect(vi.getTimerCount()).toBe(0);
  });
});
