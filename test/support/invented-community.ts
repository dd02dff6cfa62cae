/** An invented community as a git history, for pictures: the same every time, and ending today. */

import { randomFrom } from '../bench/support/measure.ts';
import { inventPerson, inventTitle, pick } from '../bench/support/names.ts';
import type { CommitText } from './fast-import.ts';
import { type History, newHistory } from './histories.ts';

const day = 86_400_000;
const years = 3;
const people = 400;

/** A clone with three years of commits by 400 people. `today` in UTC epoch milliseconds. */
export function inventedCommunity(today: number): History {
  const random = randomFrom(2026);
  const everyone = Array.from({ length: people }, (_, n) => {
    const { name, address } = inventPerson(n, random);
    const from = today - random() ** 0.7 * years * 365 * day;
    // A few carry most of the work, and most who come once do not come again.
    const commits = random() < 0.55 ? 1 + Math.floor(random() * 2) : Math.ceil(240 * random() ** 4);
    const stays = commits < 3 ? 20 * day : (today - from) * (random() < 0.6 ? 1 : random());
    return { signature: `${name} <${address}>`, from, commits, stays };
  });
  const maintainers = [...everyone].sort((a, b) => b.commits - a.commits).slice(0, 5);
  const commits: CommitText[] = everyone.flatMap(({ signature, from, commits: count, stays }) =>
    Array.from({ length: count }, () => {
      const at = Math.min(today - day * random(), from + stays * random());
      const reviewer = pick(maintainers, random).signature;
      const credit = random() < 0.3 && reviewer !== signature ? `\n\nReviewed-by: ${reviewer}` : '';
      const path = random() < 0.2 ? `docs/page-${Math.floor(random() * 40)}.md` : `source/part-${Math.floor(random() * 90)}.c`;
      return { by: signature, at: Math.floor(at), message: `${inventTitle(random)}${credit}\n`, files: { [path]: String(random()) } };
    }),
  );
  commits.sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const history = newHistory({ name: 'thistledown' });
  history.commit(...commits);
  return history;
}
