/** Every capability of Cairn. Doors, router and window are built from this and nothing else. */
import { z } from '../zod.ts';
import { contributors } from './contributors.ts';
import type { Area, Client, Procedure } from './define.ts';
import { events } from './events.ts';
import { history } from './history.ts';
import { identities } from './identities.ts';
import { jobs } from './jobs.ts';
import { productGroups } from './product-groups.ts';
import { shell } from './shell.ts';
import { sources } from './sources.ts';
import { tables } from './tables.ts';
import { team } from './team.ts';
import { today } from './today.ts';
import { segments } from './views.ts';
import { workspace } from './workspace.ts';

export const contract = {
  workspace,
  team,
  today,
  contributors,
  events,
  segments,
  sources,
  productGroups,
  identities,
  tables,
  history,
  jobs,
  shell,
} as const;

export type Contract = typeof contract;
export type AreaName = keyof Contract;

/** `api.contributors.list({...})` */
export type Api = { [A in AreaName]: Client<Contract[A]> };

/** `contributors.list` -> its definition; `undefined` for a name nobody knows. */
export function findProcedure(name: string): Procedure | undefined {
  const [areaName = '', procedureName = '', more] = name.split('.');
  if (more !== undefined || !Object.hasOwn(contract, areaName)) return undefined;
  const { procedures } = contract[areaName as AreaName] as Area;
  return Object.hasOwn(procedures, procedureName) ? procedures[procedureName] : undefined;
}

/** All names, in the order of the contract. */
export function procedureNames(): string[] {
  return Object.values(contract).flatMap((area) => Object.keys(area.procedures).map((name) => `${area.name}.${name}`));
}

/** What `cairn help` prints: everything that can be called without a window. */
export function describeProcedures(): { procedures: { name: string; kind: string; summary: string; input: unknown }[] } {
  const procedures = procedureNames().flatMap((name) => {
    const procedure = findProcedure(name);
    if (!procedure || procedure.windowOnly) return [];
    return [
      {
        name,
        kind: procedure.kind,
        summary: procedure.summary,
        input: z.toJSONSchema(procedure.input, { io: 'input', unrepresentable: 'any' }),
      },
    ];
  });
  return { procedures };
}
