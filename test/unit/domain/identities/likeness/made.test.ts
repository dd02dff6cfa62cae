import { describe, expect, it } from 'vitest';
import { madeOf } from '../../../../../shared/domain/identities/likeness/made.ts';

const ana = ['ana', 'maria', 'pires'];

describe('a handle made of a full name', () => {
  it.each([
    ['anapires', 'whole', ['ana', 'pires']],
    ['piresana', 'whole', ['ana', 'pires']],
    ['anamariapires', 'whole', ana],
    ['mariapires', 'whole', ['maria', 'pires']],
    ['ampires', 'whole', ['pires']],
    ['apires', 'initial', ['pires']],
    ['piresa', 'initial', ['pires']],
    ['anap', 'initial', ['ana']],
    ['anamp', 'initial', ['ana']],
    ['pires', 'family', ['pires']],
    ['drpires', 'family', ['pires']],
    ['pireslab', 'family', ['pires']],
    ['anpir', 'prefixes', ['an', 'pir']],
    ['piran', 'prefixes', ['pir', 'an']],
  ])('%j of Ana Maria Pires is %s of %j', (handle, form, words) => {
    expect(madeOf(handle, ana)).toMatchObject({ form, words });
  });

  it('may be of a short form of the given name, or of a family name of several words', () => {
    expect(madeOf('bobquill', ['robert', 'quill'])).toMatchObject({ form: 'whole', words: ['bob', 'quill'] });
    expect(madeOf('svanderwalt', ['stefan', 'van', 'der', 'walt'])).toMatchObject({ form: 'initial' });
  });

  it.each(['ana', 'map', 'xpiresfamily', 'quill', 'annamaria', ''])('is not %j', (handle) => {
    expect(madeOf(handle, ana)).toBeNull();
  });

  it('is of no name of one word', () => {
    expect(madeOf('pires', ['pires'])).toBeNull();
  });
});
