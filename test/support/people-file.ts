import { newDirect } from './direct.ts';
import { manyPeople, read, uidOf } from './people.ts';

/** A closed file with so many people, to be copied for each test, and the uids of the first two of them. */
export async function peopleFile(count: number): Promise<{ path: string; ana: string; bo: string }> {
  const made = newDirect();
  await read(made, manyPeople(count));
  const [ana, bo] = [await uidOf(made, 'Ana Pires'), await uidOf(made, 'Bo Lind')];
  made.store.close();
  return { path: made.store.path, ana, bo };
}
