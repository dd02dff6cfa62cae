import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { type Direct, newDirect, openDirect } from '../../support/direct.ts';
import { copyOf } from '../../support/folders.ts';
import { isWholeSource, JournalModel, rowsNow } from '../../support/journal-model.ts';
import { everybody, manyPeople, read } from '../../support/people.ts';
import { runs, within } from '../../support/runs.ts';

/*
 * Any sequence of commands, undos, redos and reopenings ends where a simple model in memory says: the model keeps rows as
 * plain values and undoes changes by its own rules (test/support/journal-model.ts).
 */

let template: string;
let uids: string[];

beforeAll(async () => {
  const made = newDirect();
  await read(made, manyPeople(4));
  uids = [...(await everybody(made)).values()];
  made.store.close();
  template = made.store.path;
});

type Step = (direct: Direct, model: JournalModel) => Promise<void>;

/** A step and its name, for the report of a failure. */
const named = (name: string, step: Step): Step & { toString(): string } => Object.assign(step, { toString: () => name });

const who = (n: number) => uids[n % uids.length] ?? '';

/** A command, after which the model looks at what is there: that a command does what it should is tested elsewhere. */
const command = (name: string, work: (direct: Direct) => Promise<unknown>): Step =>
  named(name, async (direct, model) => {
    // Whom only a source brought is gone once its adding is undone: such a command is refused and changes nothing.
    await work(direct).catch((error: { code?: string }) => {
      if (error.code !== 'not_found') throw error;
    });
    await model.learn(direct);
  });

const pick = async (direct: Direct, kind: 'note' | 'tag', n: number): Promise<string | undefined> => {
  const found = direct.store.db.raw.prepare(`SELECT uid FROM ${kind} ORDER BY uid`).all() as { uid: string }[];
  return found[n % Math.max(1, found.length)]?.uid;
};

const small = fc.nat(5);
const people = fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 4 });
const tagName = fc.constantFrom('Mentor', 'Speaker', 'mentor');
const commands = fc.oneof(
  fc
    .tuple(small, fc.constantFrom('', 'Ana', 'Zoë'))
    .map(([n, name]) =>
      command(`rename ${n} to "${name}"`, ({ api }) => api.contributors.renameContributor({ contributor: who(n), name })),
    ),
  fc
    .tuple(small, fc.constantFrom(null, 'bot' as const, 'human' as const))
    .map(([n, kind]) => command(`${n} is ${kind}`, ({ api }) => api.contributors.decideKind({ contributor: who(n), kind }))),
  fc
    .tuple(small, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }))
    .map(([n, text]) =>
      command(`note on ${n}`, async ({ api }) => api.contributors.addNote({ contributor: who(n), text }).catch(() => undefined)),
    ),
  fc.tuple(small, fc.constantFrom('One.', 'Two.')).map(([n, text]) =>
    command(`edit note ${n}`, async (direct) => {
      const note = await pick(direct, 'note', n);
      if (note) await direct.api.contributors.editNote({ note, text });
    }),
  ),
  small.map((n) =>
    command(`remove note ${n}`, async (direct) => {
      const note = await pick(direct, 'note', n);
      if (note) await direct.api.contributors.removeNote({ note });
    }),
  ),
  fc
    .tuple(people, tagName)
    .map(([some, tag]) =>
      command(`tag ${some} ${tag}`, ({ api }) => api.contributors.tagContributors({ people: { contributors: some.map(who) }, tag })),
    ),
  fc.tuple(people, small).map(([some, n]) =>
    command(`untag ${some} ${n}`, async (direct) => {
      const tag = await pick(direct, 'tag', n);
      if (tag) await direct.api.contributors.untagContributors({ people: { contributors: some.map(who) }, tag });
    }),
  ),
  fc.constantFrom('North', 'South').map((name) => command(`workspace ${name}`, ({ api }) => api.workspace.renameWorkspace({ name }))),
);

const undo = named('undo', async ({ api }, model) => {
  const target = model.undoTarget();
  if (target === null) await expect(api.history.undo({})).rejects.toMatchObject({ code: 'not_found' });
  else if (isWholeSource(target)) {
    // Not in passing: it has to be named.
    await expect(api.history.undo({})).rejects.toMatchObject({ code: 'conflict', details: { changeSet: target.id } });
    model.undo(target, await api.history.undo({ changeSet: target.id }));
  } else model.undo(target, await api.history.undo({}));
});
const redo = named('redo', async ({ api }, model) => {
  const target = model.redoTarget();
  if (target === null) await expect(api.history.redo({})).rejects.toMatchObject({ code: 'not_found' });
  else if (isWholeSource(target)) {
    await expect(api.history.redo({})).rejects.toMatchObject({ code: 'conflict', details: { changeSet: target.id } });
    model.undo(target, await api.history.undo({ changeSet: target.id }));
  } else model.undo(target, await api.history.redo({}));
});
const undoByName = (n: number) =>
  named(`undo change ${n}`, async ({ api }, model) => {
    const target = model.sets[model.sets.length - 1 - (n % model.sets.length)];
    if (!target) return;
    const refused = target.isFirst || !model.stands(target);
    if (refused) await expect(api.history.undo({ changeSet: target.id })).rejects.toMatchObject({ code: 'conflict' });
    else model.undo(target, await api.history.undo({ changeSet: target.id }));
  });
const reopen = named('reopen', (direct) => direct.reopen());

const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: commands },
    { weight: 4, arbitrary: fc.constant(undo) },
    { weight: 2, arbitrary: fc.constant(redo) },
    { weight: 2, arbitrary: fc.nat(30).map(undoByName) },
    { weight: 1, arbitrary: fc.constant(reopen) },
  ),
  { minLength: 1, maxLength: 25 },
);

it(
  'ends where the model says, whatever is done, undone, redone and reopened',
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const direct = await openDirect(copyOf(template));
        try {
          const model = await JournalModel.begin(direct);
          for (const step of sequence) {
            await step(direct, model);
            expect(rowsNow(direct.store.db), String(step)).toEqual(model.rows);
            await model.compareHistory(direct);
          }
        } finally {
          direct.store.close();
        }
      }),
      { numRuns: runs(40) },
    );
  },
  within(120_000),
);
