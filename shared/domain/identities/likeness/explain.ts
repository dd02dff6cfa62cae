/** Why two groups are suggested, in sentences with the exact values that agree, and what speaks against it. */

import type { HostAccount } from './candidate.ts';
import type { Veto } from './groups.ts';
import type { Likeness, Pair } from './likeness.ts';
import type { OwnHandle } from './profile.ts';
import type { Finding } from './score.ts';
import type { Sign } from './weights.ts';

export interface Explanation {
  /** What agrees. */
  reasons: readonly string[];
  /** What does not, and why it is left to a person. */
  against: readonly string[];
}

export function explanationOf(likeness: Likeness, { a, b }: Pick<Pair, 'a' | 'b'>, veto: Veto | null): Explanation {
  const findings = likeness.compare(a, b)?.findings ?? [];
  const said = findings.map((finding) => ({ finding, sentence: sentences[finding.sign](finding) }));
  return {
    reasons: said.filter(({ finding }) => !speaksAgainst.has(finding.sign)).map(({ sentence }) => sentence),
    against: [
      ...said.filter(({ finding }) => speaksAgainst.has(finding.sign)).map(({ sentence }) => sentence),
      ...(veto ? [vetoSentence(veto)] : []),
    ],
  };
}

const speaksAgainst = new Set<Sign>(['nameOnlyFamily', 'nameOnlyGiven', 'nameNoneCommon', 'zoneNear', 'zoneFar', 'timeApart', 'timeFar']);

const sentences: Record<Sign, (finding: Finding) => string> = {
  base: () => '',
  nameEqual: ({ values: [a, b], rarity }) =>
    a === b ? `Both signed as ${a}, ${rare('a name', rarity)}.` : `${a} and ${b} are the same name, ${rare('one', rarity)}.`,
  nameJoined: ({ values: [a, b], rarity }) => `${a} is the name ${b} in another form, ${rare('one', rarity)}.`,
  nameSubset: ({ values: [a, b], rarity }) =>
    `${a} and ${b} differ only by a middle name or initial; what they share is ${rare('a name', rarity)}.`,
  nameNickname: ({ values: [a, b], rarity }) =>
    `${a} may be short for ${b}, or the other way round; the family name is ${rare('one', rarity)}.`,
  nameInitial: ({ values: [a, b], rarity }) =>
    `${a} and ${b} have the family name and the initial in common, ${rare('a family name', rarity)}.`,
  nameFamilyInitial: ({ values: [a, b], rarity }) =>
    `${a} and ${b} have the given name and the initial in common, ${rare('a given name', rarity)}.`,
  nameTypo: ({ values: [a, b] }) => `${a} and ${b} are almost the same name.`,
  nameOnlyFamily: ({ values: [a, b] }) => `${a} and ${b} share no more than one name.`,
  nameOnlyGiven: ({ values: [a, b] }) => `${a} and ${b} share the given name only.`,
  nameNoneCommon: ({ values: [a, b] }) => `${a} and ${b} have nothing in common.`,
  sameAddress: ({ values: [a, b] }) => (a === b ? `Both have the address ${a}.` : `The addresses ${a} and ${b} are one mailbox.`),
  sameAccount: ({ values: [account, host] }) => `Both are the account ${account} of ${hostName(host)}.`,
  doubleAddress: ({ values: [a] }) => `Both have the address ${a}, but two different names sign with it.`,
  machineAddress: ({ values: [a] }) => `Both have the address ${a}, which is that of a computer.`,
  handleEqual: ({ handles = [], rarity }) => `${capital(placesOf(handles))} are the same, ${rare('a handle', rarity)}.`,
  handleNear: ({ handles = [] }) => `${capital(placesOf(handles))} are almost the same.`,
  madeWhole: made,
  madeInitial: made,
  madeFamily: made,
  madePrefixes: made,
  zoneSame: () => 'Both are active in the same time zone.',
  zoneSome: () => 'Some activity of both is in the same time zone.',
  zoneNear: () => 'Their time zones are near each other, but not the same.',
  zoneFar: () => 'Their time zones are far apart.',
  timeClose: () => 'Both were active in the same time.',
  timeApart: () => 'One became active long after the other stopped.',
  timeFar: () => 'More than three years lie between the activity of one and of the other.',
};

function made({ handles = [], values: [, name], rarity }: Finding): string {
  const [handle] = handles;
  return handle ? `${capital(placeOf(handle))} can be made of the name ${name}, ${rare('a combination', rarity)}.` : '';
}

const placesOf = (handles: readonly OwnHandle[]): string => handles.map(placeOf).join(' and ');

function placeOf({ place, shown, at }: OwnHandle): string {
  if (place === 'user') return `the account ${shown} of ${hostName(at)}`;
  return place === 'local' ? `${shown} in the address ${at}` : `the name ${shown}`;
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

const hostName = (platform: string): string => ({ github: 'github.com', gitlab: 'gitlab.com' })[platform] ?? platform;

const powers = ['1', '10', '100', '1,000', '10,000'];

/** Rarity in words; only whole powers of ten, as more would be made up. */
function rare(what: string, rarity: number | null): string {
  const power = Math.floor(rarity ?? 0);
  if (power >= 1) return `${what} that a stranger shares in fewer than 1 of ${powers[power]} communities of this size`;
  return power === 0 ? `${what} that a stranger may share by chance` : `${what} that several people here may share by chance`;
}

const accountName = ({ username, id, host }: HostAccount): string => `${username ?? `number ${id}`} of ${hostName(host)}`;

/** Why two groups are not joined, or not in bulk. */
export function vetoSentence(veto: Veto): string {
  if (veto.veto === 'apart') return 'Somebody said that they are not the same person.';
  if (veto.veto === 'kinds') return 'One is a bot or an agent, the other a person.';
  if (veto.veto === 'accounts')
    return `They have two different accounts: ${accountName(veto.accounts[0])} and ${accountName(veto.accounts[1])}.`;
  if (veto.veto === 'names') return `${veto.names[0]} and ${veto.names[1]} are different names, so a person decides.`;
  return `Together they have ${veto.count} addresses and accounts, so a person decides.`;
}
