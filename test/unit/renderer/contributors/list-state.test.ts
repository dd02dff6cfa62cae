import { beforeEach, describe, expect, it } from 'vitest';
import {
  clearSelection,
  isSelected,
  MOST_BY_NAME,
  moveCursor,
  selectAll,
  selectedCount,
  selectRange,
  setSearch,
  sortBy,
  startAgain,
  toggleSelected,
  useContributorList,
} from '../../../../renderer/contributors/list-state.ts';

const state = () => useContributorList.getState();
const ids = Uint32Array.from({ length: 20_000 }, (_, index) => index + 100);

beforeEach(startAgain);

describe('the order', () => {
  it('begins with the most or the newest, by name with A, and turns round when asked again', () => {
    sortBy('count');
    expect(state()).toMatchObject({ sort: 'count', direction: 'descending' });
    sortBy('count');
    expect(state().direction).toBe('ascending');
    sortBy('name');
    expect(state()).toMatchObject({ sort: 'name', direction: 'ascending' });
  });
});

describe('the selection', () => {
  it('reaches from the anchor to a row in either direction', () => {
    moveCursor(105);
    expect(selectRange(ids, 2)).toBe(true);
    expect(selectedCount(state().selection, ids.length)).toBe(4);
    expect(isSelected(state().selection, 102)).toBe(true);
    expect(isSelected(state().selection, 106)).toBe(false);
  });

  it('of everyone keeps who was taken out', () => {
    selectAll();
    toggleSelected(103);
    expect(selectedCount(state().selection, ids.length)).toBe(19_999);
    expect(isSelected(state().selection, 103)).toBe(false);
    toggleSelected(103);
    expect(selectedCount(state().selection, ids.length)).toBe(20_000);
  });

  it('of everyone ends with another search, since it would mean other people', () => {
    selectAll();
    setSearch('ana');
    expect(selectedCount(state().selection, 5)).toBe(0);
  });

  it('of single people outlives another search', () => {
    toggleSelected(103);
    setSearch('ana');
    expect(isSelected(state().selection, 103)).toBe(true);
    clearSelection();
    expect(selectedCount(state().selection, 5)).toBe(0);
  });

  it('by name ends where a command takes no more, and says so', () => {
    moveCursor(100);
    expect(selectRange(ids, MOST_BY_NAME)).toBe(false);
    expect(selectedCount(state().selection, ids.length)).toBe(0);
    expect(selectRange(ids, MOST_BY_NAME - 1)).toBe(true);
    expect(selectedCount(state().selection, ids.length)).toBe(MOST_BY_NAME);
  });
});
