import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupSame, type Listed, nameWithoutYear, pageOf } from '../../../../shared/domain/events/same-event.ts';

const entry = (more: Partial<Listed> = {}): Listed => ({
  name: 'PyDay Porto 2026',
  startsOn: '2026-05-14',
  endsOn: '2026-05-15',
  place: 'Porto, Portugal',
  link: 'https://www.pyday.example/2026/',
  ...more,
});
const areOne = (...entries: Listed[]): boolean => groupSame(entries).length === 1;

describe('entries of lists', () => {
  it.each<[string, Partial<Listed>]>([
    ['the year in the name', { name: 'PyDay Porto', link: '' }],
    ['accents, case and signs', { name: 'pyday: PÓRTO', link: '' }],
    ['the country', { place: 'Porto, PT' }],
    ['another name for one page', { name: 'Python Day' }],
    ['how the address is written', { name: 'Python Day', link: 'http://pyday.example/2026?from=list#top' }],
  ])('are one event in spite of %s', (_, more) => {
    expect(areOne(entry(), entry(more))).toBe(true);
  });

  it.each<[string, Partial<Listed>]>([
    ['other days', { startsOn: '2026-05-13' }],
    ['another last day', { endsOn: '2026-05-16' }],
    ['another city', { place: 'Lisbon, Portugal' }],
    ['no place', { place: '' }],
    ['another name and page', { name: 'PyDay for Kids', link: 'https://kids.example/' }],
  ])('are two for %s', (_, more) => {
    expect(areOne(entry(), entry(more))).toBe(false);
  });

  it('are one event also where only a third shows it', () => {
    const [byName, byPage] = [entry({ link: 'https://a.example' }), entry({ name: 'Python Day', link: 'https://b.example' })];
    expect(areOne(byName, byPage)).toBe(false);
    expect(areOne(byName, byPage, entry({ link: 'https://b.example' }))).toBe(true);
  });

  it('keep a number in a name that is no year, and a name that is nothing but one', () => {
    expect(['Day 1', 'DevConf 2026.1', '2026', '100 days'].map(nameWithoutYear)).toEqual(['day 1', 'devconf 1', '2026', '100 days']);
    expect(pageOf('')).toBe('');
  });

  const entries = fc.array(
    fc.record({
      name: fc.constantFrom('A 2026', 'a', 'B', 'C'),
      startsOn: fc.constantFrom('2026-05-14', '2026-05-15'),
      endsOn: fc.constant('2026-05-15'),
      place: fc.constantFrom('', 'Porto', 'Porto, PT', 'Lisbon'),
      link: fc.constantFrom('', 'https://a.example', 'http://www.a.example/', 'https://b.example'),
    }),
    { maxLength: 12 },
  );
  /** Slow and independent: joins groups until nothing more joins. */
  const byHand = (all: readonly Listed[]): number => {
    const alike = (a: Listed, b: Listed) =>
      a.startsOn === b.startsOn &&
      a.place.split(',')[0] === b.place.split(',')[0] &&
      (a.name.toLowerCase()[0] === b.name.toLowerCase()[0] ||
        (a.link !== '' && a.link.includes('a.example') === b.link.includes('a.example') && b.link !== ''));
    let groups = all.map((one) => [one]);
    for (let again = true; again; ) {
      again = false;
      for (const [at, group] of groups.entries()) {
        const other = groups.findIndex((each, index) => index > at && each.some((one) => group.some((two) => alike(one, two))));
        if (other === -1) continue;
        group.push(...(groups[other] ?? []));
        groups = groups.filter((_, index) => index !== other);
        again = true;
        break;
      }
    }
    return groups.length;
  };

  it('fall into the same groups in whatever order they come, and nobody is lost', () => {
    const sets = (groups: Listed[][], all: Listed[]) =>
      groups
        .map((group) =>
          group
            .map((one) => all.indexOf(one))
            .sort((a, b) => a - b)
            .join(),
        )
        .sort();
    fc.assert(
      fc.property(entries, fc.integer(), (all, seed) => {
        const shuffled = [...all].sort((a, b) => ((all.indexOf(a) * seed) % 7) - ((all.indexOf(b) * seed) % 7));
        const groups = groupSame(all);
        expect(sets(groupSame(shuffled), all)).toEqual(sets(groups, all));
        expect(groups.flat()).toHaveLength(all.length);
        expect(groups).toHaveLength(byHand(all));
      }),
    );
  });

  it('are groups once and for all: grouping the first of each group joins nothing that was apart', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const heads = groupSame(all).map(([head]) => head as Listed);
        expect(groupSame(heads)).toHaveLength(heads.length);
      }),
    );
  });
});
