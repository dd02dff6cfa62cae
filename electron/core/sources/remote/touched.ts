/** Which files one change request touches, as a server tells it. */
import type { z } from '../../../../shared/zod.ts';
import type { ServerApi } from './api.ts';

export interface AskedChange {
  number: number;
  project: { key: string; path: string };
}

export interface FilesOfChanges {
  /** Paths from the top of the project, under each name a file has or had; `null`: there is no such change request any more. */
  of(change: AskedChange): Promise<string[] | null>;
  /** Requests under way at a time. */
  atOnce: number;
}

/** Of one change request: forges tell of no more, and one that touches so many is about everything. */
const mostFiles = 3000;
const longestPath = 1000;
/** The names in a list of files, until there are enough of them. */
export async function namesIn<File>(
  api: ServerApi,
  list: string,
  shape: z.ZodType<File>,
  namesOf: (file: File) => (string | null | undefined)[],
): Promise<string[] | null> {
  const names = new Set<string>();
  for await (const page of api.pages(list)) {
    if (page === null) return null;
    for (const file of page.items)
      for (const name of namesOf(shape.parse(file))) if (name && name.length <= longestPath && names.size < mostFiles) names.add(name);
    if (names.size >= mostFiles) break;
  }
  return [...names];
}
