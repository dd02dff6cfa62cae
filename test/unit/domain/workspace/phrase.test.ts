import { wordlist } from '@scure/bip39/wordlists/english.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestWord, PHRASE_ENTROPY, phraseOf, readPhrase } from '../../../../shared/domain/workspace/phrase.ts';

const entropy = fc.uint8Array({ minLength: PHRASE_ENTROPY, maxLength: PHRASE_ENTROPY });
/** From the reference vectors of BIP-39. */
const legal = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

describe('a recovery phrase', () => {
  it('is that of the reference for its bytes', () => {
    expect(phraseOf(new Uint8Array(16).fill(0x7f)).join(' ')).toBe(legal);
  });

  it('is read as it was meant, however it is written', () => {
    const between = fc.constantFrom(' ', '  ', '\n', ', ', '\t', ' - ', '. ', '\u00a0');
    fc.assert(
      fc.property(entropy, between, fc.boolean(), fc.boolean(), (bytes, gap, upper, numbered) => {
        const words = phraseOf(bytes);
        const written = words.map((word, at) => `${numbered ? `${at + 1}. ` : ''}${upper ? word.toUpperCase() : word}`).join(gap);
        expect(readPhrase(`  ${written} `)).toEqual({ phrase: words.join(' ') });
      }),
    );
  });

  it.each([
    ['', 'A recovery phrase has 12 words; none are written here.'],
    ['legal', 'A recovery phrase has 12 words; one is written here.'],
    [`${legal} legal`, 'A recovery phrase has 12 words; 13 are written here.'],
    [legal.replace('year', 'yaer'), 'The fourth word, "yaer", is in no recovery phrase. Is it "year"?'],
    [legal.replace('sausage', 'xqzzyk'), 'The sixth word, "xqzzyk", is in no recovery phrase.'],
    [legal.replace('yellow', 'year'), /^Every word is right by itself, but together they are no recovery phrase\./],
  ])('says of %j what is wrong', (written, problem) => {
    expect(readPhrase(written)).toEqual({ problem: problem instanceof RegExp ? expect.stringMatching(problem) : problem });
  });

  it('notices nine of ten other words in one place, and more', () => {
    let noticed = 0;
    for (const word of wordlist) if ('problem' in readPhrase(legal.replace('sausage', word))) noticed += 1;
    expect(noticed / wordlist.length).toBeGreaterThan(0.9);
  });

  it('knows a word with one slip again, or names one as near', () => {
    fc.assert(
      fc.property(fc.constantFrom(...wordlist), fc.nat(), fc.constantFrom('drop', 'double', 'swap'), (word, where, slip) => {
        const at = where % (word.length - 1);
        const written =
          slip === 'drop'
            ? word.slice(0, at) + word.slice(at + 1)
            : slip === 'double'
              ? word.slice(0, at) + (word[at] ?? '') + word.slice(at)
              : word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
        const near = nearestWord(written);
        // Another word may be as near, and then no further than one slip.
        expect(near !== null && Math.abs(near.length - written.length) <= 1).toBe(true);
      }),
    );
    expect(nearestWord('sausge')).toBe('sausage');
    expect(nearestWord('yelow')).toBe('yellow');
  });
});
