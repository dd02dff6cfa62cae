import { expect, it } from 'vitest';
import { seeded } from '../../../shared/domain/sample/random.ts';
import { phraseOf } from '../../../shared/domain/workspace/phrase.ts';
import { startCoreChild } from '../../support/children.ts';
import { lookInto } from '../../support/dump.ts';
import { address, prepared } from '../../support/keys.ts';
import { startDesk } from '../../support/workspaces.ts';

const phrases = [6, 7].map((byte) => phraseOf(new Uint8Array(16).fill(byte)).join(' '));

it('a change of the phrase that is killed at any moment leaves the old one or the new one working, never neither', async () => {
  const random = seeded(20_261_128);
  const { api, ana, path, settle } = await prepared({ phrase: phrases[0] ?? '' });
  await api.contributors.setPostalAddress({ contributor: ana, address });
  await settle();
  let now = 0;
  const outcomes = new Set<string>();
  const wrapped = () => lookInto(path, (db) => String(db.raw.prepare('SELECT wrapped FROM workspace_key').get()?.wrapped));
  for (let life = 0; life < 8; life += 1) {
    const [old = '', other = ''] = [phrases[now], phrases[1 - now]];
    const child = await startCoreChild({ CAIRN_RESUME_JOBS: '0' });
    await child.call('workspace.open', { path });
    expect(await child.call('workspace.unlock', { phrase: old })).toMatchObject({ ok: true });
    const before = wrapped();
    let isOver = false;
    const changing = child.call('workspace.changePhrase', { newPhrase: other }).then(
      () => {
        isOver = true;
      },
      () => undefined,
    );
    // Half of the lives end while the phrase is worked on, half once something of it is in the file, before it answered or after.
    const rounds = random.below(200);
    for (let round = 0; !isOver && (life % 2 === 0 ? round < rounds : wrapped() === before); round += 1)
      await new Promise((resolve) => setImmediate(resolve));
    await child.kill();
    await changing;
    const desk = startDesk();
    await desk.api.workspace.open({ path });
    const opens: number[] = [];
    for (const [index, phrase] of phrases.entries())
      await desk.api.workspace.unlock({ phrase }).then(
        () => opens.push(index),
        () => undefined,
      );
    expect(opens).toHaveLength(1);
    // Confirmed to whoever changed it: then it is the new one.
    if (isOver) expect(opens).toEqual([1 - now]);
    expect((await desk.api.contributors.postalAddress({ contributor: ana })).address?.city).toBe(address.city);
    outcomes.add(opens[0] === now ? 'old' : 'new');
    now = opens[0] ?? now;
    await desk.settle();
  }
  // Otherwise the kills would prove little.
  expect(outcomes).toEqual(new Set(['old', 'new']));
}, 300_000);
