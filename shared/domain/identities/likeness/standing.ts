/** Whose an address is, by the names that are signed with it. */

import type { NameParts } from './name-parts.ts';
import { nameRelation } from './name-relation.ts';
import type { Profile } from './profile.ts';
import type { Standing } from './score.ts';

/** So many names without a common word are several people; two may be one who married, or two who share. */
const several = 3;
/** So many names through a tool that signs for everybody. */
const throughTool = 2;
/** To hold each name against all others takes longer than it is worth. */
const mostNames = 60;

export function standing(profiles: readonly Profile[]): Standing {
  const names = new Map<string, NameParts>();
  for (const { fullNames } of profiles) {
    for (const name of fullNames) if (!name.handleLike && names.size < mostNames) names.set(name.sorted, name);
  }
  const through = [...names.values()].filter(({ via }) => via).length;
  if (through >= throughTool) return 'shared';
  const unlike = groupsOf([...names.values()]);
  return unlike >= several ? 'shared' : unlike === 2 ? 'double' : 'one';
}

/** How many groups the names make where those that have to do with each other are in one. */
function groupsOf(names: readonly NameParts[]): number {
  let groups: NameParts[][] = [];
  for (const name of names) {
    const [tied, others]: [NameParts[][], NameParts[][]] = [[], []];
    for (const group of groups) (group.some((other) => related(name, other)) ? tied : others).push(group);
    groups = [...others, [name, ...tied.flat()]];
  }
  return groups.length;
}

function related(a: NameParts, b: NameParts): boolean {
  const found = nameRelation(a, b);
  return found === null || found.sign !== 'nameNoneCommon';
}
