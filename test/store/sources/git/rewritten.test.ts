import { describe, expect, it } from 'vitest';
import type { Direct } from '../../../support/direct.ts';
import { dumpDerived, dumpFacts } from '../../../support/dump.ts';
import { cloneOf, newHistory } from '../../../support/histories.ts';
import { everybody, read } from '../../../support/people.ts';
import { ana, bo, figuresOf, freshWorkspace, namesIn } from '../../../support/reading.ts';

/** Facts without what no fresh reading can know: that something was once there. */
const factsOf = ({ store }: Direct): Record<string, unknown> => ({ ...dumpFacts(store.db), activity_gone: [] });

describe('a rewritten branch', () => {
  it('is noticed: what is gone is kept aside, out of the figures and the people', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: bo, message: 'Oops' });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    history.move('main', 'main~1');
    history.commit({ by: ana, message: 'Better', committedBy: 'Cy <cy@x.example>' });
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({
      added: 1,
      gone: 1,
      remarks: ['A branch was rewritten or removed since the last run.'],
    });
    expect(await figuresOf(direct, id)).toEqual({ commits: 2, gone: 1 });
    expect(await namesIn(direct)).toEqual(['Ana Pires', 'Cy']);
  });

  it('gives what a fresh reading of it gives', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: bo }, { by: ana, committedBy: bo, message: `x\n\nReviewed-by: ${bo}\n` });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    history.move('main', 'main~2');
    history.commit({ by: ana, message: 'Another way' });
    await direct.api.sources.syncSource({ id });
    const fresh = freshWorkspace();
    await read(fresh, history);
    expect(factsOf(direct).activity).toEqual(factsOf(fresh).activity);
    expect(dumpDerived(direct.store.db).contributor).toEqual(dumpDerived(fresh.store.db).contributor);
  });

  it('keeps what people decided about somebody who is gone, and shows them for it', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: bo });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    const contributor = (await everybody(direct)).get('Bo Lind') ?? '';
    await direct.api.contributors.addNote({ contributor, text: 'Met in spring.' });
    history.move('main', 'main~1');
    await direct.api.sources.syncSource({ id });
    const profile = await direct.api.contributors.get({ contributor });
    expect([profile.row.activities, profile.notes.length]).toEqual([0, 1]);
  });
});

describe('a branch that was removed', () => {
  it('takes aside what only it had, and brings it back when it is back', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: bo, on: 'side', parents: ['main'] });
    const tip = history.git('rev-parse', 'side');
    const direct = freshWorkspace();
    const id = await read(direct, history);
    const before = [dumpFacts(direct.store.db), dumpDerived(direct.store.db)];
    history.deleteBranch('side');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, gone: 1 });
    expect(await namesIn(direct)).toEqual(['Ana Pires']);
    history.move('side', tip);
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 1, gone: 0 });
    expect([dumpFacts(direct.store.db), dumpDerived(direct.store.db)]).toEqual(before);
  });

  it('takes nothing aside that another branch still has', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    history.move('copy', 'main');
    const direct = freshWorkspace();
    const id = await read(direct, history);
    history.deleteBranch('copy');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, gone: 0, remarks: [] });
    expect(await figuresOf(direct, id)).toEqual({ commits: 1, gone: 0 });
  });

  it('takes nothing aside that another source still has', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: ana }, { by: bo, on: 'side', parents: ['main'] });
    const fork = cloneOf(history, '--mirror');
    const direct = freshWorkspace();
    const id = await read(direct, history);
    const other = await read(direct, fork);
    history.deleteBranch('side');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ gone: 1 });
    expect(await namesIn(direct)).toEqual(['Ana Pires', 'Bo Lind']);
    expect([(await figuresOf(direct, id)).commits, (await figuresOf(direct, other)).commits]).toEqual([1, 2]);
  });

  it('even the last one, leaves a clone that is empty and says so', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: ana });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    history.deleteBranch('main');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ gone: 1, added: 0 });
    expect(await namesIn(direct)).toEqual([]);
  });
});
