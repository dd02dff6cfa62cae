/** A workspace with a person in it, and a key where wanted. */

import { manyPeople, read, uidOf } from './people.ts';
import type { DeskOptions, NewWorkspace } from './workspaces.ts';
import { newWorkspace } from './workspaces.ts';

export const address = {
  name: 'Ana Pires',
  lines: ['Rua das Flores 12', '3.º Dto.'],
  postcode: '1200-195',
  city: 'Lisboa',
  region: '',
  country: 'Portugal',
  phone: '+351 21 000 00 00',
};

/** `phrase`: what opens the key; `null`: there is none. */
export async function prepared({ phrase, ...options }: DeskOptions & { phrase: string | null }): Promise<NewWorkspace & { ana: string }> {
  const desk = await newWorkspace(options);
  await read(desk, manyPeople(20));
  if (phrase !== null) await desk.api.workspace.makeKey({ phrase });
  return { ...desk, ana: await uidOf(desk, 'Ana Pires') };
}
