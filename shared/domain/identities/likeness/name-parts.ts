/** What a signed name is made of. */
import { fold } from '../fold.ts';
import { skeletonOf } from './edit-distance.ts';

export interface NameParts {
  /** As signed, without what is not part of the name. */
  text: string;
  /** Folded words in order; a word of one letter is an initial. A handle is one word. */
  words: readonly string[];
  joined: string;
  /** Each word as it sounds. */
  sounds: readonly string[];
  /** The words in the order of the alphabet: equal for a name and the same name turned round. */
  sorted: string;
  /** Two words or more, or a name in signs that are not put apart. Anything else is a handle. */
  full: boolean;
  /** Written in one, as handles are, though words can be told apart in it: `AnaPires`. It contradicts no other name. */
  handleLike: boolean;
  /** In Latin letters once folded. */
  latin: boolean;
  /** Signed through a tool that puts everybody's name before one address: "Ana via Forum". */
  via: boolean;
}

/** Nobody's name is longer; an identity of 10 kB is somebody's joke. */
const longest = 200;
const mostWords = 10;

const titles = new Set('dr prof mr mrs ms sir phd md msc bsc jr sr ii iii iv dipl ing esq'.split(' '));

/** Words that say nothing about who it is. A name of nothing else is none. */
const generic = new Set(
  `unknown none null nil undefined root admin administrator user users username guest ubuntu debian fedora centos nobody anonymous anon name
  your first last full my me you default test tester testing git github gitlab svn cvs dev developer developers devs build builder ci deploy
  deployment server localhost local system service account owner team the of and project maintainer maintainers author committer contributor
  contributors pi vagrant docker runner noreply email mail info support web webmaster bot robot no reply not set host pc computer laptop
  desktop home work windows linux mac macbook student merge release automatic automated auto commit update sync mirror www data`.split(
    /\s+/,
  ),
);

const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s·・]+$/u;
const latin = /[a-z]/;
/** As most names are: then there is nothing to cut off. */
const plain = /^[A-Z][a-z]+ [A-Z][a-z]+$/;
const quotes = /["'`´‘’‚‛“”„«»]/g;
const bidi = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * The parts of a name; `null` where it says nothing about who it is. Folded as everywhere, with one difference: an apostrophe is dropped
 * and does not part words ("O'Brien" is `obrien`), since handles are made of it so.
 */
export function partsOfName(signed: string): NameParts | null {
  const cut = signed.slice(0, longest).replace(bidi, '').trim();
  if (plain.test(cut)) return partsOf(cut, cut.toLowerCase().split(' '), false);
  const via = / via /i.test(cut);
  const bare = cut
    .replace(/ via .*$/is, '')
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(quotes, '')
    .replace(/<[^<>]*>?/g, ' ')
    .trim();
  const text = turned(bare).replace(/\s+/g, ' ').trim();
  if (cjk.test(text)) return inOne(text, via);
  const marked = text.includes('@') ? text.slice(0, text.indexOf('@')) : text;
  return partsOf(text, (camelWords(marked) ?? [marked]).flatMap(split), via);
}

function partsOf(text: string, split: readonly string[], via: boolean): NameParts | null {
  let words = split;
  while (words.length > 1 && titles.has(words[0] ?? '')) words = words.slice(1);
  while (words.length > 1 && titles.has(words.at(-1) ?? '')) words = words.slice(0, -1);
  words = words.slice(0, mostWords);
  if (words.every((word) => generic.has(word) || /^\d+$/.test(word))) return null;
  const joined = words.join('');
  if (joined.length < 2) return null;
  const full = words.length > 1 && words.some((word) => word.length > 1);
  return {
    text,
    words,
    joined,
    sounds: words.map(skeletonOf),
    sorted: [...words].sort().join(' '),
    full,
    handleLike: !/[\s\u00a0]/.test(text),
    latin: latin.test(joined),
    via,
  };
}

const split = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** "Pires, Ana" is Ana Pires. */
function turned(name: string): string {
  const [last = '', first = '', ...more] = name.split(',');
  const isTurned = more.length === 0 && last.trim() !== '' && first.trim() !== '' && !titles.has(fold(first.trim()).replace(/\W/g, ''));
  return isTurned && last.trim().split(/\s+/).length <= 3 ? `${first.trim()} ${last.trim()}` : name.replace(/,/g, ' ');
}

/** The words of `AnaPires`; `null` for anything else. Three letters each: `McDonald` and `GitHub4U` are no two names. */
function camelWords(text: string): string[] | null {
  return /^(\p{Lu}\p{Ll}{2,}){2,3}$/u.test(text) ? (text.match(/\p{Lu}\p{Ll}+/gu) ?? null) : null;
}

/** Given and family name stand together, in either order, with or without a space: not to be put apart without knowing all names. */
function inOne(text: string, via: boolean): NameParts | null {
  const joined = fold(text).replace(/[\s·・]/g, '');
  return joined.length < 2
    ? null
    : { text, words: [joined], joined, sounds: [joined], sorted: joined, full: true, handleLike: false, latin: false, via };
}

const particles = new Set(
  'van von der den de del della di da do dos das du la le les el al bin ibn ben ter ten zu zur und y e i st san af av'.split(' '),
);

/** Words that tell people apart: neither initials nor particles such as "van". */
export const tellingWords = (words: readonly string[]): string[] => words.filter((word) => word.length > 1 && !particles.has(word));
