/** Several people in one entry of a list: "Ana Pires and Bo Lind". Pure. */

const between = /\s*[,;]\s*(?:(?:and|und|et)\s+)?|\s+(?:and|und|et|&|\+)\s+|\s*\/\s*/i;
const handles = /\s*[,;]\s*(?:and\s+)?|\s+(?:and|und|et|[&+/])\s+|\s+/i;

/** Beyond it is a text, not a list of names. */
const LONGEST = 500;
const MOST = 50;

/** What reads like a name of two to five words. No group: "The Docs and Tools Team". */
const fullName = /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|de|da|do|dos|del|di|la|le|van|von|der|den|el|al|bin)){1,4}$/u;
const group = /\b(the|team|group|staff|project|foundation|community|inc|ltd|gmbh|llc|university|editors|committee|working)\b/i;

const partsOf = (text: string, separator: RegExp): string[] =>
  text.length > LONGEST
    ? [text]
    : text
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '');

/** The parts of a text, where each of them reads like the full name of one person; otherwise the whole. */
export function namesIn(text: string): string[] {
  const parts = partsOf(text, between);
  return parts.length > 1 && parts.length <= MOST && parts.every((part) => fullName.test(part) && !group.test(part)) ? parts : [text];
}

/** Whether a name looks like that of several people: each part of it could be one. */
export const looksLikeSeveral = (name: string): boolean => namesIn(name).length > 1;

export type Split = { people: { name: string; accounts: string[] }[] } | { problem: string };

/**
 * One entry as the people it is about. `accounts`: what stands under each head that holds accounts, as it is written. A name of several
 * parts is several people only where every column of accounts that is filled, and at least one is, holds as many accounts as there are
 * names. `problem`: the name reads like several people and the accounts do not say whose is whose.
 */
export function peopleOf(name: string, accounts: readonly string[]): Split {
  const whole: Split = { people: [{ name, accounts: [...accounts] }] };
  const names = partsOf(name, between);
  const given = accounts.map((cell) => partsOf(cell, handles));
  const filled = given.filter(({ length }) => length > 0);
  if (names.length > 1 && names.length <= MOST && filled.length > 0 && filled.every(({ length }) => length === names.length))
    return { people: names.map((one, at) => ({ name: one, accounts: given.map((cell) => cell[at] ?? '') })) };
  if (!looksLikeSeveral(name)) return whole;
  const said = `“${name.length > 80 ? `${name.slice(0, 80)}…` : name}”`;
  if (filled.length === 0)
    return { problem: `${said} reads like several people, and no account says who they are. Write an entry for each of them.` };
  return { problem: `${said} and its accounts do not agree on how many people there are. Write an entry for each of them.` };
}
