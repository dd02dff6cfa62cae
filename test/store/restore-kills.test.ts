import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listBackups } from '../../electron/core/store/backups.ts';
import { restoringFile } from '../../electron/core/store/beside.ts';
import { seeded } from '../../shared/domain/sample/random.ts';
import { startCoreChild } from '../support/children.ts';
import { dumpDecisions, dumpDerived, dumpFacts, lookInto } from '../support/dump.ts';
import { manyPeople, read, uidOf } from '../support/people.ts';
import { newWorkspace, startDesk } from '../support/workspaces.ts';

const everything = (path: string) => lookInto(path, (db) => JSON.stringify([dumpFacts(db), dumpDecisions(db), dumpDerived(db)]));

/** Where a process may be while it restores, as others see it: what it has made so far, and what it answered. */
async function untilSomething(path: string, steps: number, isOver: () => boolean): Promise<void> {
  for (let seen = 0, before = ''; seen < steps && !isOver(); ) {
    await new Promise((resolve) => setImmediate(resolve));
    const now = `${existsSync(`${restoringFile(path)}.partial`)} ${existsSync(restoringFile(path))} ${listBackups(path).length}`;
    if (now !== before) seen += 1;
    before = now;
  }
}

it('a restore that is killed at any moment leaves the old file or the new one, whole', async () => {
  const random = seeded(20_261_120);
  const desk = await newWorkspace();
  await read(desk, manyPeople(200, 2000));
  const ana = await uidOf(desk, 'Ana Pires');
  const then = (await desk.api.workspace.backUp({})).path;
  await desk.api.contributors.addNote({ contributor: ana, text: 'After' });
  const now = (await desk.api.workspace.backUp({})).path;
  await desk.settle();
  const [old, restored] = [everything(now), everything(then)];
  const outcomes: string[] = [];
  for (let life = 0; life < 12; life += 1) {
    const from = everything(desk.path) === old ? then : now;
    const child = await startCoreChild({ CAIRN_RESUME_JOBS: '0' });
    const opened = await child.call('workspace.open', { path: desk.path });
    expect(opened.ok).toBe(true);
    let isOver = false;
    const restoring = child.call('workspace.restore', { backup: from }).then(
      () => {
        isOver = true;
      },
      () => undefined,
    );
    // 1 to 6 steps in: before, between and after the backup, the building, and the change of places.
    await untilSomething(desk.path, 1 + random.below(6), () => isOver);
    await child.kill();
    await restoring;
    const held = startDesk();
    await held.api.workspace.open({ path: desk.path });
    expect(existsSync(restoringFile(desk.path))).toBe(false);
    await held.settle();
    const found = everything(desk.path);
    expect([old, restored]).toContain(found);
    expect(lookInto(desk.path, (db) => db.raw.prepare('PRAGMA integrity_check').all())).toEqual([{ integrity_check: 'ok' }]);
    for (const { path } of listBackups(desk.path)) expect([old, restored]).toContain(everything(path));
    outcomes.push(found === everything(from) ? 'new' : 'old');
  }
  // Otherwise the kills would prove little.
  expect(new Set(outcomes)).toEqual(new Set(['old', 'new']));
}, 120_000);
