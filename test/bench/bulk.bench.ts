/**
 * A tag put on all of 100,000 people as one change that can be undone, against the bare rows in one transaction: the same
 * table with its indexes, without journal, history and what lists are computed from.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCore } from '../../electron/core/router.ts';
import { openDatabase, rows } from '../../electron/core/store/database.ts';
import { newUid } from '../../electron/core/store/ids.ts';
import { called } from './support/calls.ts';
import { largeWorkspace } from './support/large.ts';
import { interleaved, print, timed } from './support/measure.ts';

const turns = 3;
const limit = 20;

const folder = mkdtempSync(join(tmpdir(), 'cairn-bulk-'));
const [path, barePath] = [join(folder, 'large.cairn'), join(folder, 'bare.cairn')];
for (const copy of [path, barePath]) copyFileSync(largeWorkspace(), copy);

const core = createCore({ say: () => undefined });
const call = <T>(procedure: string, input: unknown): Promise<T> => called<T>(core, procedure, input);

const bare = openDatabase(barePath, 'write');
for (const { name } of rows<{ name: string }>(
  bare.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('person_tag', 'tag')"),
))
  bare.exec(`DROP TRIGGER "${name}"`);
const anchors = rows<{ uid: string }>(bare.prepare('SELECT uid FROM contributor ORDER BY id')).map(({ uid }) => uid);

/** The uids are made beforehand: they are no part of the SQL. */
function bareTagging(turn: number): Promise<number> {
  const tag = newUid();
  const made = anchors.map((anchor) => [newUid(), anchor] as const);
  return timed(() => {
    bare.exec('BEGIN IMMEDIATE');
    bare.prepare('INSERT INTO tag VALUES (?, ?, ?)').run(tag, `Bare ${turn}`, `bare ${turn}`);
    const insert = bare.prepare('INSERT INTO person_tag VALUES (?, ?, ?)');
    for (const [uid, anchor] of made) insert.run(uid, anchor, tag);
    bare.exec('COMMIT');
  });
}

try {
  await call('workspace.open', { path });
  let turn = 0;
  const [value, reference] = await interleaved(
    turns,
    () =>
      timed(() => {
        turn += 1;
        return call('contributors.changeMany', { people: { filter: { all: [] } }, change: { do: 'tag', tag: `Everybody ${turn}` } });
      }),
    () => bareTagging(turn),
  );
  print({
    bench: 'bulk',
    measure: `a tag put on ${anchors.length.toLocaleString('en')} people, against the bare rows`,
    unit: 'ms',
    value,
    reference,
    ratio: value / reference,
    limit,
    ok: value / reference < limit,
  });
  const undone = await timed(() => call('history.undo', {}));
  print({ bench: 'bulk', measure: 'the last of them undone', unit: 'ms', value: undone, reference, ratio: undone / reference, ok: true });
} finally {
  await core.settle();
  bare.close();
  rmSync(folder, { recursive: true, force: true });
}
