import { hostname } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { settledDesks } from '../support/desks.ts';
import { temporaryFile } from '../support/folders.ts';
import { manyPeople, read, uidOf } from '../support/people.ts';
import { newWorkspace, startDesk } from '../support/workspaces.ts';

const { open, core } = settledDesks();

describe('what core says without being asked', () => {
  it('names the areas that a command changed', async () => {
    const desk = await newWorkspace();
    open.push(desk);
    await read(desk, manyPeople(3));
    desk.said.length = 0;
    const contributor = await uidOf(desk, 'Ana Pires');
    await desk.api.contributors.addNote({ contributor, text: 'Met in spring.' });
    expect(desk.said).toEqual([
      { type: 'changed', areas: ['contributors', 'events', 'segments', 'today', 'history', 'workspace'], seq: expect.any(Number) },
    ]);
  });

  it('is silence about a command that failed', async () => {
    const desk = await newWorkspace();
    open.push(desk);
    desk.said.length = 0;
    await expect(desk.api.history.undo({})).rejects.toThrow();
    expect(desk.said).toEqual([]);
  });

  it('says what is open, and what not any more', async () => {
    const desk = await newWorkspace();
    expect(desk.said).toContainEqual({
      type: 'opened',
      workspace: expect.objectContaining({ path: desk.path, people: 0 }),
      readOnly: false,
    });
    await desk.settle();
    expect(desk.said.filter(({ type }) => type === 'opened').at(-1)).toEqual({ type: 'opened', workspace: null, readOnly: false });
  });

  it('follows a job from its beginning to its end, and what it changed', async () => {
    const desk = core();
    await desk.api.workspace.create({ path: temporaryFile('a.cairn') });
    const id = await read(desk, manyPeople(20));
    const jobs = desk.said.flatMap((message) => (message.type === 'job' ? [message.job] : []));
    expect(jobs[0]).toMatchObject({ state: 'running', procedure: 'sources.syncSource' });
    expect(jobs.at(-1)).toMatchObject({ state: 'done', title: 'Reading community', unit: 'commits', subject: id, done: 20 });
    const changed = desk.said.flatMap((message) => (message.type === 'changed' ? [message] : []));
    expect(changed.at(-1)?.areas).toEqual(expect.arrayContaining(['sources', 'contributors']));
    // The very last commit only forgets the job: nobody's answers change by it.
    expect(changed.at(-1)?.seq).toBe((await desk.call('workspace.current', {})).seq - 1);
  });
});

describe('a job that a restart interrupted', () => {
  const remember = (path: string, procedure: string, input: unknown) => {
    const db = new DatabaseSync(path);
    const columns = (db.prepare('SELECT name FROM pragma_table_info(?)').all('job') as { name: string }[]).map(({ name }) => name);
    const values: Record<string, string | number> = {
      uid: '0190a8b4-0000-7000-8000-000000000001',
      procedure,
      input: JSON.stringify(input),
      device: hostname(),
      started_at: 1,
    };
    db.prepare(`INSERT INTO job VALUES (${columns.map((column) => `:${column}`).join(', ')})`).run(values);
    db.close();
  };

  it('goes on at the next start', async () => {
    const made = await newWorkspace();
    const { id } = await made.api.sources.add({ kind: 'git', path: manyPeople(20).folder });
    await made.settle();
    remember(made.path, 'sources.syncSource', { id, full: false });
    const desk = startDesk({ resumeJobs: true });
    open.push(desk);
    const ended = new Promise<void>((resolve) => desk.onJob(({ state }) => (state === 'running' ? undefined : resolve())));
    await desk.api.workspace.open({ path: made.path });
    await ended;
    expect((await desk.api.sources.get({ id })).commits).toBe(20);
  });

  it.each([
    ['nobody knows any more', 'sources.syncEverything', {}],
    ['takes something else now', 'sources.syncSource', { source: 7 }],
    ['is about a source that is gone', 'sources.syncSource', { id: '0190a8b4-0000-7000-8000-000000000002', full: false }],
  ])('that %s keeps no workspace from opening', async (_, procedure, input) => {
    const made = await newWorkspace();
    await made.settle();
    remember(made.path, procedure, input);
    const desk = startDesk({ resumeJobs: true });
    open.push(desk);
    expect((await desk.api.workspace.open({ path: made.path })).path).toBe(made.path);
    await desk.settle();
    const again = startDesk({ resumeJobs: true });
    open.push(again);
    await again.api.workspace.open({ path: made.path });
    expect((await again.api.jobs.list({})).jobs).toEqual([]);
  });
});
