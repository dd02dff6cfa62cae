import { describe, expect, it } from 'vitest';
import {
  cellText,
  columnHeads,
  columnName,
  detailColumns,
  detailsAmong,
  exportColumns,
  plainColumns,
} from '../../../../shared/domain/contributors/columns.ts';

const field = (id: string, name: string) => ({ id: `${id}-1`, name });

describe('columns', () => {
  it('are called differently, each in the list and each in a file', () => {
    for (const columns of [
      [...plainColumns, ...detailColumns],
      [...exportColumns, ...detailColumns],
    ]) {
      const names = columns.map((column) => columnName(column, []));
      expect(new Set(names).size).toBe(columns.length);
    }
    expect(columnName('a-1', [field('a', 'Region')])).toBe('Region');
    expect(columnName('b-1', [])).toBe('A field that is gone');
  });

  it('that are called alike are told apart, and the field of the workspace gives way', () => {
    const own = [field('a', 'location'), field('b', 'Location (2)'), field('c', 'toString')];
    expect(columnHeads(['a-1', 'location', 'b-1', 'c-1'], own)).toEqual(['location (2)', 'Location', 'Location (2) (2)', 'toString']);
    expect(columnHeads(['email', 'a-1'], [field('a', 'email')], (column) => column)).toEqual(['email', 'email (2)']);
    expect(columnHeads(['email', 'a-1'], [field('a', 'email')])).toEqual(['E-mail', 'email']);
  });

  it('that are details are read apart from the others', () => {
    expect(detailsAmong(['name', 'location', 'tags', 'a-1', 'consentContact'])).toEqual(['location', 'a-1', 'consentContact']);
  });

  it.each([
    ['standing', 'wider', 'Wider community'],
    ['consentContact', 'refused', 'Refused'],
    ['shirtCut', 'fitted', 'Fitted'],
    ['publicRecognition', 'no', 'Rather not'],
    ['publicRecognition', 'maybe', 'Maybe'],
    ['affiliation', 'quatra', 'quatra'],
  ])('%s of %s reads as %s', (column, said, text) => {
    expect(cellText(column, said)).toBe(text);
  });
});
