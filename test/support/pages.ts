/** Reading lists by rel=next, for tests of the servers themselves: nothing is tried again. */
export type Get = (path: string) => Promise<Response>;

export const nextOf = (answer: Response): string | undefined => /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];

/** All rows of a list, to its last page. Rejects at the first answer that is none. */
export async function allPages<Row>(get: Get, path: string): Promise<Row[]> {
  const found: Row[] = [];
  for (let next: string | undefined = path; next; ) {
    const answer: Response = await get(next);
    if (!answer.ok) throw new Error(`${next}: ${answer.status}`);
    found.push(...((await answer.json()) as Row[]));
    next = nextOf(answer);
  }
  return found;
}
