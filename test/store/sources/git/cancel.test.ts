import { describe, expect, it } from 'vitest';
import { dumpDerived, dumpFacts, lookInto } from '../../../support/dump.ts';
import { type History, newHistory } from '../../../support/histories.ts';
import { manyPeople, read } from '../../../support/people.ts';
import { type Desk, newWorkspace, tickingClock } from '../../../support/workspaces.ts';

const everything = (path: string) => lookInto(path, (db) => [dumpFacts(db), dumpDerived(db)]);
const cancelled = { code: 'cancelled', message: 'Stopped. What was read so far is kept.' };

/** Stops the first job of this procedure that has got so far. */
function cancelAt(desk: Desk, procedure: string, done: number): void {
  let sent = false;
  desk.onJob((job) => {
    if (sent || job.procedure !== procedure || job.state !== 'running' || job.done < done) return;
    sent = true;
    void desk.api.jobs.cancel({ id: job.id });
  });
}

async function undisturbed(history: History, documentation = false) {
  const desk = await newWorkspace();
  const id = await read(desk, history);
  if (documentation) await desk.api.sources.creditDocumentation({ id });
  await desk.settle();
  return everything(desk.path);
}

describe('stopping an import', () => {
  it.each([0, 1000, 2000])('after %d commits keeps them, and the next run goes on', async (done) => {
    const history = manyPeople(40, 3500);
    const desk = await newWorkspace({ clock: tickingClock() });
    const { id } = await desk.api.sources.add({ kind: 'git', path: history.folder });
    cancelAt(desk, 'sources.syncSource', done);
    await expect(desk.api.sources.syncSource({ id })).rejects.toMatchObject(cancelled);
    const { commits, state, lastRun } = await desk.api.sources.get({ id });
    expect(commits).toBeGreaterThanOrEqual(done);
    expect(commits).toBeLessThan(3500);
    expect({ state, outcome: lastRun?.outcome }).toEqual({ state: 'incomplete', outcome: 'cancelled' });
    expect((await desk.api.jobs.list({})).jobs).toMatchObject([{ state: 'cancelled' }]);

    expect(await desk.api.sources.syncSource({ id })).toMatchObject({ added: 3500 - commits, unchanged: commits, incomplete: null });
    await desk.settle();
    expect(everything(desk.path)).toEqual(await undisturbed(history));
  });

  it('again and again comes to the same end', async () => {
    const history = manyPeople(40, 3500);
    const desk = await newWorkspace({ clock: tickingClock() });
    const { id } = await desk.api.sources.add({ kind: 'git', path: history.folder });
    for (const done of [1000, 0, 3000]) {
      cancelAt(desk, 'sources.syncSource', done);
      await expect(desk.api.sources.syncSource({ id })).rejects.toMatchObject(cancelled);
    }
    await desk.api.sources.syncSource({ id });
    await desk.settle();
    expect(everything(desk.path)).toEqual(await undisturbed(history));
  });

  it('leaves commands their turn meanwhile', async () => {
    const history = manyPeople(40, 3500);
    const desk = await newWorkspace({ clock: tickingClock() });
    const { id } = await desk.api.sources.add({ kind: 'git', path: history.folder });
    const order: string[] = [];
    const begun = new Promise<void>((resolve) => desk.onJob(({ done }) => (done > 0 ? resolve() : undefined)));
    const named = begun.then(() => desk.api.workspace.renameWorkspace({ name: 'Meanwhile' })).then(() => order.push('command'));
    const running = desk.api.sources.syncSource({ id }).then(() => order.push('import'));
    await Promise.all([named, running]);
    expect(order).toEqual(['command', 'import']);
    expect((await desk.api.workspace.current({})).name).toBe('Meanwhile');
    await desk.settle();
  });
});

describe('stopping while it is found out what is gone', () => {
  it('loses nothing; the next run finds out', async () => {
    const history = manyPeople(10, 2500);
    const desk = await newWorkspace({ clock: tickingClock() });
    const id = await read(desk, history);
    history.move('main', 'main~1200');
    let sent = false;
    desk.onJob(({ id: job, state }) => {
      if (state === 'running' && !sent) {
        sent = true;
        void desk.api.jobs.cancel({ id: job });
      }
    });
    await expect(desk.api.sources.syncSource({ id })).rejects.toMatchObject({ code: 'cancelled' });
    await desk.api.sources.syncSource({ id });
    expect(await desk.api.sources.get({ id })).toMatchObject({ commits: 1300, gone: 1200, state: 'fresh' });
    await desk.settle();
  });
});

describe('stopping the pass over files', () => {
  it('keeps what it found, and the next one goes on from there', async () => {
    const history = newHistory({ bare: true });
    history.commit(
      ...Array.from({ length: 1400 }, (_, n) => ({
        by: `Ana Pires <ana@pires.example>`,
        files: { [n % 3 === 0 ? `docs/${n}.md` : `src/${n}.c`]: `${n}` },
      })),
    );
    const desk = await newWorkspace({ clock: tickingClock() });
    const id = await read(desk, history);
    cancelAt(desk, 'sources.creditDocumentation', 500);
    await expect(desk.api.sources.creditDocumentation({ id })).rejects.toMatchObject({ code: 'cancelled' });
    const { pathsRead } = await desk.api.sources.get({ id });
    expect(pathsRead).toBeGreaterThanOrEqual(500);
    expect(pathsRead).toBeLessThan(1400);
    const { read: rest } = await desk.api.sources.creditDocumentation({ id });
    expect(rest).toBe(1400 - pathsRead);
    const [person] = (await desk.api.contributors.list({})).rows;
    const { counts } = await desk.api.contributors.get({ contributor: person?.id ?? '' });
    expect(counts).toEqual([
      { kind: 'code', count: 933 },
      { kind: 'documentation', count: 467 },
    ]);
    await desk.settle();
    expect(everything(desk.path)).toEqual(await undisturbed(history, true));
  });
});
