import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesIn, peopleOf } from '../../../../shared/domain/tables/several.ts';

describe('names in one text', () => {
  it.each([
    ['Ana Pires and Bo Lind', ['Ana Pires', 'Bo Lind']],
    ['Ana Pires, Bo Lind, and Cem van den Berg', ['Ana Pires', 'Bo Lind', 'Cem van den Berg']],
    ['Ana Pires / Bo Lind', ['Ana Pires', 'Bo Lind']],
    ['Zoë Brontë & Łukasz Żak', ['Zoë Brontë', 'Łukasz Żak']],
    ['Pires, Ana', ['Pires, Ana']],
    ['Ana Pires, Jr.', ['Ana Pires, Jr.']],
    ['Research and Development', ['Research and Development']],
    ['The Docs Team and Bo Lind', ['The Docs Team and Bo Lind']],
    ['Anders Andersson', ['Anders Andersson']],
    ['', ['']],
  ])('are parted only where each part is a full name: %s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});

describe('people in one entry', () => {
  it('are as many as there are accounts for', () => {
    expect(peopleOf('ana and bo', ['ana-p, bo_l', ''])).toEqual({
      people: [
        { name: 'ana', accounts: ['ana-p', ''] },
        { name: 'bo', accounts: ['bo_l', ''] },
      ],
    });
    expect(peopleOf('ana and bo', ['ana-p'])).toEqual({ people: [{ name: 'ana and bo', accounts: ['ana-p'] }] });
    expect(peopleOf('Pires, Ana', ['ana'])).toEqual({ people: [{ name: 'Pires, Ana', accounts: ['ana'] }] });
    expect(peopleOf('Ana Pires and Bo Lind', ['https://github.com/ana https://github.com/bo'])).toMatchObject({
      people: [{ accounts: ['https://github.com/ana'] }, { accounts: ['https://github.com/bo'] }],
    });
  });

  it('are nobody in particular where columns do not agree', () => {
    expect(peopleOf('Ana Pires and Bo Lind', ['ana, bo', 'ana'])).toMatchObject({ problem: expect.stringContaining('do not agree') });
    expect(peopleOf('Ana Pires and Bo Lind', ['', ''])).toMatchObject({ problem: expect.stringContaining('no account says') });
  });

  it('come out as they were put in', () => {
    const person = fc
      .record({
        name: fc.stringMatching(/^[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}$/),
        account: fc.stringMatching(/^[a-z][a-z0-9._-]{0,10}[a-z0-9]$/),
      })
      .filter(({ name }) => !/and|und|et/i.test(name));
    fc.assert(
      fc.property(fc.array(person, { minLength: 2, maxLength: 8 }), fc.constantFrom(', ', ' and ', ' & ', '; '), (people, sign) => {
        fc.pre(people.every(({ account }) => account !== 'and' && account !== 'und' && account !== 'et'));
        expect(peopleOf(people.map(({ name }) => name).join(sign), [people.map(({ account }) => account).join(sign)])).toEqual({
          people: people.map(({ name, account }) => ({ name, accounts: [account] })),
        });
      }),
    );
  });
});
