import { describe, expect, it } from 'vitest';
import { fits, matches } from '../../../renderer/ui/fold.ts';

const marked = (text: string, wanted: string) => matches(text, wanted).map(([from, to]) => text.slice(from, to));

describe('what the palette marks', () => {
  it('finds the beginning of words before their middle, whatever the case and accents', () => {
    expect(marked('Øresund DevOps Evening, Malmö', 'malmo')).toEqual(['Malmö']);
    expect(marked('Zoë Brontë', 'bront zo')).toEqual(['Zo', 'Bront']);
    expect(marked('Jorun Vastmalm', 'malm')).toEqual(['malm']);
    expect(matches('Vastmalm, Malmö', 'malm')).toEqual([[10, 14]]);
  });

  it('marks the letters themselves where folding changes their number', () => {
    expect(marked('ﬁne İstanbul', 'istan')).toEqual(['İstan']);
    expect(marked('😀 Ana', 'ana')).toEqual(['Ana']);
  });

  it('marks what the search finds: apostrophes left out, signs spelled out', () => {
    expect(marked('Siobhán O’Brien', 'obrien')).toEqual(['O’Brien']);
    expect(marked('Siobhán O’Brien', "o'bri")).toEqual(['O’Bri']);
    expect(marked('Jürgen Müller', 'mueller')).toEqual(['Müller']);
    expect(marked('Jürgen Müller', 'muller juer')).toEqual(['Jür', 'Müller']);
    expect(marked('Jurgen Mueller', 'müller')).toEqual(['Mueller']);
    expect(marked('Ju\u0308rgen Ana', 'juergen an')).toEqual(['Ju\u0308rgen', 'An']);
    expect(fits('L’été à Malmö', 'ete malmoe')).toBe(true);
  });

  it('marks no letter twice and nothing for nothing', () => {
    expect(marked('Ana Ana', 'ana an')).toEqual(['Ana']);
    expect(marked('Ana', '  ')).toEqual([]);
    expect(marked('', 'ana')).toEqual([]);
  });
});

describe('which commands fit', () => {
  it('wants every word at the beginning of a word', () => {
    expect(fits('Save a copy of the workspace', 'copy sav')).toBe(true);
    expect(fits('Save a copy of the workspace', 'copy paste')).toBe(false);
    expect(fits('Anything', '')).toBe(true);
  });
});
