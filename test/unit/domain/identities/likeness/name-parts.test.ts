import { describe, expect, it } from 'vitest';
import { partsOfName, tellingWords } from '../../../../../shared/domain/identities/likeness/name-parts.ts';

const wordsOf = (name: string): readonly string[] | undefined => partsOfName(name)?.words;

describe('the parts of a name', () => {
  it.each([
    ['Ana Pires', ['ana', 'pires']],
    ['Zoë Brontë', ['zoe', 'bronte']],
    ['Søren Ødegård', ['soren', 'odegard']],
    ['Юлия Иванова', ['iuliia', 'ivanova']],
    ['Νίκος Παππάς', ['nikos', 'pappas']],
    ["Sinéad O'Brien", ['sinead', 'obrien']],
    ['"Ana" Pires', ['ana', 'pires']],
    ['Ana Pires (she/her)', ['ana', 'pires']],
    ['Ana [on leave] Pires', ['ana', 'pires']],
    ['Dr. Ana Pires', ['ana', 'pires']],
    ['Ana Pires, PhD', ['ana', 'pires']],
    ['Ana Pires via Forum', ['ana', 'pires']],
    ['Pires, Ana', ['ana', 'pires']],
    ['Pires da Silva, Ana Maria', ['ana', 'maria', 'pires', 'da', 'silva']],
    ['Ana Fox-Pires', ['ana', 'fox', 'pires']],
    ['ana_pires', ['ana', 'pires']],
    ['ana.pires', ['ana', 'pires']],
    ['ana.pires@letters.example', ['ana', 'pires']],
    ['A. M. Pires', ['a', 'm', 'pires']],
    ['AnaPires', ['ana', 'pires']],
    ['Ana Pires <ana@letters.example>', ['ana', 'pires']],
    ['\u202eAna Pires\u202c', ['ana', 'pires']],
    ['🎉 Ana Pires 🎉', ['ana', 'pires']],
  ])('of %j are %j', (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });

  it.each(['', '  ', 'unknown', 'root', 'Your Name', 'git user', 'Ubuntu', '12345', '🎉', '(none)', '<>', 'x'])(
    'of %j are none: it says nothing about who it is',
    (name) => {
      expect(partsOfName(name)).toBeNull();
    },
  );

  it('tell a handle, which is one word, from a full name', () => {
    expect(partsOfName('anapires')).toMatchObject({ full: false, handleLike: true });
    expect(partsOfName('AnaPires')).toMatchObject({ full: true, handleLike: true });
    expect(partsOfName('Ana Pires')).toMatchObject({ full: true, handleLike: false });
    expect(partsOfName('Prince')).toMatchObject({ full: false });
    expect(partsOfName('McDonald')).toMatchObject({ words: ['mcdonald'], full: false });
  });

  it('keep a name in Chinese, Japanese or Korean signs in one, with or without a space', () => {
    expect(partsOfName('田中 美咲')).toMatchObject({ words: ['田中美咲'], full: true, latin: false });
    expect(partsOfName('田中美咲')?.joined).toBe(partsOfName('田中 美咲')?.joined);
  });

  it('say that somebody signed through a tool that signs for everybody', () => {
    expect(partsOfName('Ana Pires via Forum')).toMatchObject({ via: true });
    expect(partsOfName('Olivia Pires')).toMatchObject({ via: false });
  });

  it('read right-to-left names, and cut off what is longer than any name', () => {
    expect(partsOfName('محمد علي')).toMatchObject({ full: true, latin: false });
    const parts = partsOfName(`Ana ${'x'.repeat(10_000)}`);
    expect(parts?.joined.length).toBeLessThanOrEqual(200);
    expect(partsOfName('a b '.repeat(3000))?.words.length).toBeLessThanOrEqual(10);
  });

  it('sound alike where they are written differently', () => {
    expect(partsOfName('Katharina Phillips')?.sounds).toEqual(partsOfName('Catarina Filips')?.sounds);
  });
});

describe('the words that tell people apart', () => {
  it('are neither initials nor particles', () => {
    expect(tellingWords(['ana', 'm', 'van', 'der', 'walt'])).toEqual(['ana', 'walt']);
  });
});
