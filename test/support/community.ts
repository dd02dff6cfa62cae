/** A small community that does what communities do to their clones, step by step, for tests that try any order of it. */
import fc from 'fast-check';
import { AppError } from '../../shared/errors.ts';
import type { Direct } from './direct.ts';
import { type CommitText, cloneOf, type History, newHistory } from './histories.ts';
import { everybody } from './people.ts';
import { signatures } from './signatures.ts';

const hour = 3_600_000;

export interface Community {
  direct: Direct;
  /** The project, a fork of it, and something else. */
  clones: readonly [History, History, History];
  /** The source of each clone, while it is one. */
  sources: (string | null)[];
}

export type Step = ((community: Community) => Promise<unknown>) & { toString(): string };

const named = (name: string, step: (community: Community) => Promise<unknown>): Step => Object.assign(step, { toString: () => name });

const mailmaps = [
  '',
  'Ana Pires <ana@pires.example> <ana.pires@work.example>\n',
  '<ana.pires@work.example> <ana@pires.example>\n',
  'Dana Weiss <dana@weiss.example> Dana Weiss <team@example.org>\nBo Lind <bo@lind.example> <42+bolind@users.noreply.github.com>\n',
  'Ana Maria Pires <ana@pires.example>\n<bo@lind.example> <bolind@users.noreply.github.com>\n',
  'Hana Novak <hana@novak.example> <team@example.org>\n',
];

const keys = ['Reviewed-by', 'Co-authored-by', 'Tested-by', 'Helped-by', 'Reported-by'];
const signature = fc.constantFrom(...signatures);
const clone = fc.nat(2);
const trailers = fc.array(fc.tuple(fc.constantFrom(...keys), signature), { maxLength: 3 });
const files = fc.constantFrom<Record<string, string>>({ 'README.md': 'x' }, { 'src/a.c': 'y' }, { 'docs/a.md': 'z', 'src/b.c': 'w' }, {});
const dates = fc.constantFrom('usual', 'usual', 'usual', 'epoch', 'future', 'both wrong');

const datesOf = (kind: string, n: number): Partial<CommitText> => {
  const usual = Date.UTC(2024, 0, 1) + n * hour;
  if (kind === 'epoch') return { at: 0, committedAt: usual };
  if (kind === 'future') return { at: Date.UTC(2100, 0, 1), committedAt: usual };
  if (kind === 'both wrong') return { at: 0, committedAt: 1000 };
  return { at: usual };
};

const commit = fc
  .record({
    clone,
    by: signature,
    committer: fc.option(signature),
    trailers,
    files,
    dates,
    n: fc.nat(20_000),
    branch: fc.constantFrom('main', 'main', 'side'),
  })
  .map(({ clone: at, by, committer, trailers: lines, files: some, dates: kind, n, branch }) =>
    named(`commit in ${at} on ${branch} by ${by}, ${committer}, ${kind}: ${lines.map((line) => line.join(': '))}`, async ({ clones }) => {
      const message = `Change ${n}\n\n${lines.map(([key, person]) => `${key}: ${person}\n`).join('')}`;
      const texts = Object.fromEntries(Object.entries(some).map(([path, text]) => [path, `${text} ${n}`]));
      clones[at]?.commit({ by, ...(committer ? { committedBy: committer } : {}), message, files: texts, on: branch, ...datesOf(kind, n) });
    }),
  );

const merge = fc.tuple(clone, signature).map(([at, by]) =>
  named(`merge in ${at} by ${by}`, async ({ clones }) => {
    const history = clones[at];
    if (history?.has('refs/heads/side')) history.commit({ by, parents: ['refs/heads/main^0', 'refs/heads/side^0'], message: 'Merge side' });
  }),
);

const mailmap = fc
  .tuple(clone, fc.constantFrom(...mailmaps))
  .map(([at, text]) => named(`.mailmap in ${at}: ${text}`, async ({ clones }) => clones[at]?.mailmap(text)));

const rewrite = fc.tuple(clone, fc.integer({ min: 1, max: 3 })).map(([at, back]) =>
  named(`rewrite ${back} in ${at}`, async ({ clones }) => {
    const history = clones[at];
    const depth = Number(history?.git('rev-list', '--count', '--first-parent', 'refs/heads/main'));
    if (depth > back) history?.move('main', `refs/heads/main~${back}`);
  }),
);

const dropBranch = clone.map((at) =>
  named(`delete side in ${at}`, async ({ clones }) => {
    if (clones[at]?.has('refs/heads/side')) clones[at]?.deleteBranch('side');
  }),
);

const fetchFork = fc.constant(
  named('the fork fetches from the project', async ({ clones }) =>
    clones[1].git('fetch', '--quiet', '--force', clones[0].folder, 'refs/heads/*:refs/heads/up-*'),
  ),
);

/** Adds the clone where it is none yet, and reads it. */
export const sync = (at: number, full = false): Step =>
  named(`sync ${at}${full ? ' in full' : ''}`, async ({ direct, clones, sources }) => {
    const folder = clones[at]?.folder ?? '';
    sources[at] ??= (await direct.api.sources.add({ kind: 'git', path: folder, useMailmap: at !== 1 })).id;
    await direct.api.sources.syncSource({ id: sources[at] ?? '', full });
  });

const documentation = clone.map((at) =>
  named(`documentation of ${at}`, async ({ direct, sources }) => {
    const id = sources[at];
    if (id) await direct.api.sources.creditDocumentation({ id });
  }),
);

const remove = clone.map((at) =>
  named(`remove ${at}`, async ({ direct, sources }) => {
    const id = sources[at];
    if (id) await direct.api.sources.removeSource({ id });
    sources[at] = null;
  }),
);

const decide = fc.tuple(fc.nat(30), fc.constantFrom('note', 'tag', 'name', 'no name', 'bot', 'no kind')).map(([n, what]) =>
  named(`${what} for ${n}`, async ({ direct: { api } }) => {
    const all = [...(await everybody({ api })).values()].sort();
    const contributor = all[n % Math.max(1, all.length)];
    if (contributor === undefined) return;
    if (what === 'note') await api.contributors.addNote({ contributor, text: 'Met in spring.' });
    if (what === 'tag') await api.contributors.tagContributors({ people: { contributors: [contributor] }, tag: 'Mentor' });
    if (what === 'name' || what === 'no name')
      await api.contributors.renameContributor({ contributor, name: what === 'name' ? 'Ana Corrected' : '' });
    if (what === 'bot' || what === 'no kind') await api.contributors.decideKind({ contributor, kind: what === 'bot' ? 'bot' : null });
  }),
);

const addresses = [
  'ana@pires.example',
  'ANA@pires.example',
  'bolind@users.noreply.github.com',
  'team@example.org',
  'root@localhost',
  'new@pires.example',
];
const kinds = ['talk', 'blog', 'code'] as const;
const days = ['2024-01-02', '2026-05-01', '2026-05-15'];
const byHandWork = ['add', 'add with', 'give', 'take', 'do', 'redo it', 'drop it', 'merge', 'split', 'apart', 'pick', 'together'] as const;

/** What a person adds, corrects and joins by hand, to whoever `n` and `m` fall on. */
const byHand = fc
  .tuple(
    fc.constantFrom(...byHandWork),
    fc.nat(30),
    fc.nat(30),
    fc.constantFrom(...addresses),
    fc.constantFrom(...kinds),
    fc.constantFrom(...days),
  )
  .map(([what, n, m, email, countsAs, day]) =>
    named(`${what} ${n} ${m} ${email} ${countsAs} ${day} by hand`, async ({ direct: { api, store } }) => {
      const all = [...(await everybody({ api })).values()].sort();
      const [contributor, other] = [all[n % Math.max(1, all.length)], all[m % Math.max(1, all.length)]];
      const one = (sql: string): string | undefined =>
        (store.db.raw.prepare(`${sql} ORDER BY uid LIMIT 1 OFFSET ?`).get(n % 3) as { uid: string } | undefined)?.uid;
      const [activity, merge, given, answer] = [
        one('SELECT uid FROM added_activity'),
        one('SELECT uid FROM same_person'),
        one('SELECT other AS uid FROM added_identity'),
        one('SELECT uid FROM not_same_person'),
      ];
      try {
        if (what === 'add') await api.contributors.addContributor({ name: `Person ${n}` });
        if (what === 'add with')
          await api.contributors.addContributor({
            name: `Person ${n}`,
            emails: [email],
            accounts: [{ platform: 'github', username: 'bolind' }],
          });
        if (what === 'give' && contributor) await api.contributors.addIdentity({ contributor, identity: { email } });
        if (what === 'take' && given) await api.contributors.removeIdentity({ identity: given });
        if (what === 'do' && contributor) await api.contributors.addActivity({ contributor, countsAs, title: `Did ${m}`, day });
        if (what === 'redo it' && activity) await api.contributors.editActivity({ activity, countsAs, day });
        if (what === 'drop it' && activity) await api.contributors.removeActivity({ activity });
        if (what === 'merge' && contributor && other) await api.contributors.mergeContributors({ contributor, other });
        if (what === 'apart' && contributor && other) await api.identities.notSame({ contributor, other });
        if (what === 'together' && answer) await api.identities.takeBackNotSame({ answer });
        if (what === 'pick' && contributor) {
          const { identities } = await api.contributors.get({ contributor });
          await api.identities.splitContributor({
            contributor,
            identities: identities.filter((_, at) => (at + m) % 2 === 0).map(({ id }) => id),
          });
        }
        if (what === 'split' && merge) await api.contributors.splitContributors({ merge });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
    }),
  );

/** Undo and redo of what was decided about people: undoing a source is another matter. */
const takeBack = fc.boolean().map((forward) =>
  named(forward ? 'redo' : 'undo', async ({ direct: { api } }) => {
    const { undo, redo } = await api.history.state({});
    const target = forward ? redo : undo;
    if (!target || /source/.test(target.label)) return;
    try {
      await (forward ? api.history.redo({}) : api.history.undo({}));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }),
);

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: commit },
  { weight: 1, arbitrary: merge },
  { weight: 2, arbitrary: mailmap },
  { weight: 2, arbitrary: rewrite },
  { weight: 1, arbitrary: dropBranch },
  { weight: 1, arbitrary: fetchFork },
  { weight: 9, arbitrary: fc.tuple(clone, fc.nat(9)).map(([at, n]) => sync(at, n === 0)) },
  { weight: 1, arbitrary: documentation },
  { weight: 1, arbitrary: remove },
  { weight: 3, arbitrary: decide },
  { weight: 7, arbitrary: byHand },
  { weight: 2, arbitrary: takeBack },
);

/** A community with a history of this length in its project and in the fork of it. */
export function newCommunity(direct: Direct, shared: readonly number[]): Community {
  const project = newHistory({ bare: true, name: 'project.git' });
  project.commit(...[0, ...shared].map((n, at) => ({ by: signatures[n % signatures.length] ?? '', files: { [`docs/${at}.md`]: 'x' } })));
  const other = newHistory({ bare: true, name: 'other.git' });
  other.commit({ by: 'Keeper <keeper@example.org>' });
  return { direct, clones: [project, cloneOf(project, '--bare'), other], sources: [null, null, null] };
}
