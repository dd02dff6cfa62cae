/** A workspace with people in it, quickly: one clone with a commit each. */
import { type History, newHistory } from './histories.ts';
import type { Desk } from './workspaces.ts';

const given = ['Ana', 'Bo', 'Chidi', 'Dana', 'Emre', 'Femi', 'Goran', 'Hana', 'Ines', 'Jun'];
const family = ['Pires', 'Lind', 'Okafor', 'Weiss', 'Demir', 'Adeyemi', 'Horvat', 'Novak', 'Costa', 'Park'];

/** "Ana Pires", "Bo Lind" ... and with a number once the names run out. */
export const nameOf = (n: number): string => {
  const name = `${given[n % 10]} ${family[Math.floor(n / 10 + n) % 10]}`;
  return n < 100 ? name : `${name} ${n}`;
};
export const addressOf = (n: number): string => `person${n}@community.example`;

/** A clone with `commits` commits by `count` people who take turns. */
export function manyPeople(count: number, commits = count, message?: string): History {
  const history = newHistory({ bare: true, name: 'community.git' });
  history.commit(
    ...Array.from({ length: commits }, (_, n) => ({
      by: `${nameOf(n % count)} <${addressOf(n % count)}>`,
      at: Date.UTC(2024, 0, 1) + n * 60_000,
      ...(message === undefined ? {} : { message }),
    })),
  );
  return history;
}

/** Adds a clone and reads it. Returns the source's id. */
export async function read(
  { api }: Pick<Desk, 'api'>,
  history: History,
  options: { refs?: string[]; useMailmap?: boolean } = {},
): Promise<string> {
  const { id } = await api.sources.add({ kind: 'git', path: history.folder, ...options });
  await api.sources.syncSource({ id });
  return id;
}

/** Everybody's uid, by the name shown. */
export async function everybody({ api }: Pick<Desk, 'api'>): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let offset = 0; ; offset += 200) {
    const { rows, total } = await api.contributors.list({ sort: 'name', offset, limit: 200 });
    for (const { name, id } of rows) found.set(name, id);
    if (offset + 200 >= total) return found;
  }
}

/** The uid of whoever is shown under this name. */
export async function uidOf(desk: Pick<Desk, 'api'>, name: string): Promise<string> {
  const uid = (await everybody(desk)).get(name);
  if (uid === undefined) throw new Error(`There is nobody called ${name} here.`);
  return uid;
}
