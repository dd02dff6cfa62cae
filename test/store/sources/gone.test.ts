import { describe, expect, it } from 'vitest';
import { Jobs } from '../../../electron/core/jobs.ts';
import { keepAside } from '../../../electron/core/sources/gone.ts';
import { sourceKey } from '../../../electron/core/sources/queries.ts';
import { type Direct, newDirect } from '../../support/direct.ts';
import { type History, newHistory } from '../../support/histories.ts';
import { read } from '../../support/people.ts';
import { ana, bo, figuresOf } from '../../support/reading.ts';
import { today } from '../../support/workspaces.ts';

/** Looks for what a source has no more, told one key at a time. */
function lookFor({ store, derivation }: Direct, id: string, keys: readonly string[]): Promise<number> {
  const jobs = new Jobs(
    () => undefined,
    () => today,
  );
  async function* present() {
    for (const key of keys) yield [key];
  }
  return jobs.run('looking', (job) =>
    keepAside({ store, derivation, job, now: () => today, committed: () => undefined }, sourceKey(store.db, id) ?? 0, present()),
  );
}

const hashesOf = (history: History) => history.git('rev-list', 'main').split('\n');

describe('looking for what is gone', () => {
  it('in two sources at the same time, taking turns, keeps what each still has', async () => {
    const direct = newDirect();
    const one = newHistory({ bare: true, name: 'one' });
    one.commit(...Array.from({ length: 6 }, () => ({ by: ana })));
    const two = newHistory({ bare: true, name: 'two' });
    two.commit(...Array.from({ length: 9 }, () => ({ by: bo })));
    const first = await read(direct, one);
    const second = await read(direct, two);
    // The first ends in the middle of the second; the second has one commit less than before.
    const gone = await Promise.all([lookFor(direct, first, hashesOf(one)), lookFor(direct, second, hashesOf(two).slice(1))]);
    expect(gone).toEqual([0, 1]);
    expect([await figuresOf(direct, first), await figuresOf(direct, second)]).toMatchObject([{ gone: 0 }, { gone: 1 }]);
    direct.store.close();
  });

  it('takes the credits of a commit along with it', async () => {
    const direct = newDirect();
    const history = newHistory({ bare: true });
    history.commit({ by: ana }, { by: ana, committedBy: bo, message: `x\n\nReviewed-by: ${bo}\n` });
    const id = await read(direct, history);
    expect(await lookFor(direct, id, hashesOf(history).slice(1))).toBe(1);
    const left = direct.store.db.raw.prepare('SELECT kind FROM activity').all();
    expect(left).toEqual([{ kind: 'commit' }]);
    direct.store.close();
  });
});
