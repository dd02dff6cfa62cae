import { describe, expect, it } from 'vitest';
import { madeOf } from '../../../../../shared/domain/identities/likeness/made.ts';
import { likenessOf, people, signed } from '../../../../support/candidates.ts';

/** As many people as wanted, with names that have nothing to do with those of the tests. */
const others = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const letters = [...String(at)].map((digit) => 'bcdfghjklm'.charAt(Number(digit))).join('');
    return signed(1000 + at, `Xu${letters}x Zu${letters}z <${letters}@letters.org>`);
  });

const alone = likenessOf(people('David Michael <dm@letters.org>')).rarity;
const ofHundred = likenessOf([...people('David Michael <dm@letters.org>'), ...others(99)]).rarity;

describe('how rare a name is', () => {
  it('comes from how many have its words, everywhere and here', () => {
    // david 1202 and michael 1068 of 100,000: (3000 * .01202 + .5) / 3001 and (3000 * .01068 + .5) / 3001.
    expect(alone.share('david')).toBeCloseTo(0.012183, 6);
    expect(alone.share('michael')).toBeCloseTo(0.010843, 6);
    expect(alone.share('quillworth')).toBeCloseTo(0.542 / 3001, 9);
    // -log10(5 * .012183 * .010843), of one person.
    expect(alone.ofWords(['david', 'michael'])).toBeCloseTo(3.18, 2);
  });

  it('falls with the number of people: among more, chance finds more', () => {
    // (3000 * .01202 + .5) / 3100 = .011794, .010497; -log10(5 * .011794 * .010497) - log10(100)
    expect(ofHundred.people).toBe(100);
    expect(ofHundred.ofWords(['david', 'michael'])).toBeCloseTo(1.208, 2);
  });

  it('falls with the number of those here who have a word, not counting the one of whom it is asked', () => {
    const three = likenessOf(people('Ana Quillworth <a@x.org>', 'Bo Quillworth <b@x.org>', 'Cy Quillworth <c@x.org>')).rarity;
    expect(three.share('quillworth')).toBeCloseTo((2 + 0.042 + 0.5) / 3003, 9);
  });

  it('counts one full name once, however many identities have it', () => {
    const twice = likenessOf(people('Ana Quillworth <a@x.org>', 'Quillworth, Ana <b@x.org>')).rarity;
    expect(twice.people).toBe(1);
    expect(twice.share('quillworth')).toBeCloseTo(0.542 / 3001, 9);
  });

  it('takes the two rarest words, no initials and no particles', () => {
    expect(ofHundred.ofWords(['david', 'van', 'quillworth', 'd', 'michael'])).toBe(ofHundred.ofWords(['michael', 'quillworth']));
  });

  it('of one word is its own, and one more for each initial that fits, two at most', () => {
    // -log10(.010497) - 2 = -.021
    expect(ofHundred.ofWords(['michael'])).toBeCloseTo(-0.021, 2);
    expect(ofHundred.ofWords(['michael'], 1)).toBeCloseTo(0.979, 2);
    expect(ofHundred.ofWords(['michael'], 5)).toBeCloseTo(1.979, 2);
  });

  it('is never below -1 or above 4', () => {
    expect(alone.ofWords(['quillworth', 'zendrixen'])).toBe(4);
    expect(ofHundred.ofWords([])).toBe(-1);
  });

  it('is what it was once identities are gone again', () => {
    const likeness = likenessOf(people('David Michael <dm@letters.org>'));
    likeness.add(others(99));
    likeness.remove(others(99).map(({ id }) => id));
    expect(likeness.rarity.people).toBe(1);
    expect(likeness.rarity.ofWords(['david', 'michael'])).toBe(alone.ofWords(['david', 'michael']));
  });
});

describe('how rare a handle is', () => {
  it.each([
    ['qzxv', 3.6, '0.9 a letter'],
    ['david', 2.437, '-log10(.3 * .012183)'],
    ['1david', 3.237, 'and .8 for a digit'],
    ['jdavid', 3.391, '-log10(.012183 / 30)'],
    ['davidj', 3.613, '-log10(.012183 / 50)'],
    ['davidmichael', 3.481, '-log10(2.5 * .012183 * .010843)'],
  ])('%s: %d (%s)', (handle, rarity) => {
    expect(alone.ofHandle(handle)).toBeCloseTo(rarity, 2);
  });

  it('is no more than how many different people use it, from four on', () => {
    const users = (count: number) => likenessOf(others(count).map((one, at) => ({ ...one, address: `qzxvbnm@letters${at}.org` })));
    expect(users(3).rarity.ofHandle('qzxvbnm')).toBe(4);
    expect(users(4).rarity.ofHandle('qzxvbnm')).toBeCloseTo(-Math.log10(4), 6);
    // One person with five addresses is one.
    const one = people(...[1, 2, 3, 4, 5].map((at) => `Ana Quillworth <qzxvbnm@letters${at}.org>`));
    expect(likenessOf(one).rarity.ofHandle('qzxvbnm')).toBe(4);
  });
});

describe('how rare it is that a handle is made of a name', () => {
  const ofMade = (handle: string): number => {
    const made = madeOf(handle, ['michael', 'david']);
    return made ? alone.ofMade(handle, made) : Number.NaN;
  };

  it.each([
    ['michaeldavid', 3.18, 'as the name'],
    ['mdavid', 3.09, '-log10(.012183 / 15)'],
    ['davidxx', 2.437, '-log10(.3 * .012183)'],
    ['micdav', 3.5, '.7 a letter, less .7'],
  ])('%s: %d (%s)', (handle, rarity) => {
    expect(ofMade(handle)).toBeCloseTo(rarity, 2);
  });

  it('is never more than how rare the handle is', () => {
    expect(ofMade('michaeldavid')).toBeLessThanOrEqual(alone.ofHandle('michaeldavid'));
  });
});
