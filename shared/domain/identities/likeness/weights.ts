/**
 * What each sign is worth, in natural log-odds: points + perRarity * (r + shift), r the rarity (rarity.ts) of what agrees, r + shift kept in
 * [-1, 4]. The sum only orders suggestions and parts them into tiers.
 *
 * Source of all numbers: chosen on four public histories, checked on six others and on 100,808 identities of 19 communities, rounded by
 * hand; a free logistic fit of 60 features was no better (mean average precision .949 both). Signs that did not help have no row: equal
 * domain of the address, company domains, a handle in a domain's name.
 */
export interface Weight {
  points: number;
  perRarity?: number;
  shift?: number;
  /** What it is. */
  sign: string;
}

export const signs = {
  base: { points: -3.6, sign: 'two identities that share a key, before anything is compared' },

  nameEqual: { points: 2.5, perRarity: 2.3, sign: 'the same words of a full name, in any order, or the same letters joined' },
  nameJoined: { points: 0.7, perRarity: 2.3, sign: "a name of one word is the other's full name joined" },
  nameSubset: { points: 1.2, perRarity: 2.3, sign: 'one full name is the other with a middle name or initial more' },
  nameNickname: { points: 1.0, perRarity: 2.3, shift: 1.2, sign: 'the same family name, a short form of the given name' },
  nameInitial: { points: -0.3, perRarity: 2.3, shift: 1.2, sign: 'the same family name, the initial of the given name' },
  nameFamilyInitial: { points: -0.4, perRarity: 2.3, shift: 1.0, sign: 'the same given name, the initial of the family name' },
  nameTypo: { points: -0.8, perRarity: 2.3, shift: -0.5, sign: 'full names that differ by a letter or by how they are written' },
  nameOnlyFamily: { points: -1.4, sign: 'two full names with only the family name in common' },
  nameOnlyGiven: { points: -3.4, sign: 'two full names with only the given name in common' },
  nameNoneCommon: { points: -2.6, sign: 'two full names with nothing in common' },

  sameAddress: { points: 8, sign: 'the same address' },
  sameAccount: { points: 8, sign: 'the same account, by its number or its name' },
  doubleAddress: { points: 2.8, sign: 'the same address, under which two different people sign' },
  machineAddress: { points: 3, perRarity: 1.5, shift: 2, sign: 'the same address of a computer, whose name others may have chosen too' },
  handleEqual: { points: 2.0, perRarity: 1.5, sign: 'the same handle: account, front of an address, or name of one word' },
  handleNear: { points: 1.2, perRarity: 1.0, shift: -0.7, sign: 'nearly the same handle' },

  madeWhole: { points: 0.5, perRarity: 2.2, sign: "one's handle is the other's given and family name" },
  madeInitial: { points: 1.1, perRarity: 2.2, sign: "one's handle is the other's initial and family name, or given name and initial" },
  madeFamily: { points: 1.1, perRarity: 2.2, sign: "one's handle is the other's family name and a few letters at most" },
  madePrefixes: { points: 0.6, perRarity: 2.2, sign: "one's handle is the beginnings of both of the other's names" },

  zoneSame: { points: 1, sign: 'half of the activity of both at the same offset from UTC' },
  zoneSome: { points: 0.2, sign: 'some activity at the same offset' },
  zoneNear: { points: -0.3, sign: 'the nearest offsets are three hours apart at most' },
  zoneFar: { points: -1, sign: 'the nearest offsets are farther apart' },
  timeClose: { points: 0.8, sign: 'active in the same time, or within 180 days' },
  timeApart: { points: -0.4, sign: 'active within three years of each other' },
  timeFar: { points: -1.2, sign: 'more than three years between the activity of both' },
} as const satisfies Record<string, Weight>;

export type Sign = keyof typeof signs;
export type Weights = Readonly<Record<Sign, Weight>>;
export const measured: Weights = signs;
