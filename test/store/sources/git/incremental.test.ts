import { describe, expect, it } from 'vitest';
import { newHistory } from '../../../support/histories.ts';
import { read } from '../../../support/people.ts';
import { ana, bo, figuresOf, freshWorkspace } from '../../../support/reading.ts';

describe('a clone that grew', () => {
  it('is read from where the last run stopped', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: ana });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    history.commit({ by: bo }, { by: bo, on: 'side', parents: ['main'] });
    expect(await direct.api.sources.syncSource({ id })).toEqual({
      added: 2,
      changed: 0,
      unchanged: 0,
      rejected: 0,
      incomplete: null,
      gone: 0,
      remarks: [],
    });
    expect(await figuresOf(direct, id)).toEqual({ commits: 4, gone: 0 });
  });

  it('by an old branch that was merged late is read completely', async () => {
    const history = newHistory();
    const [first] = history.commit({ by: ana }, { by: ana }, { by: ana });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    // Older than everything read so far, by its dates and by where it starts.
    history.commit({ by: bo, at: Date.UTC(2001, 0, 1), on: 'old', parents: [first ?? ''] }, { by: ana, parents: ['main', 'old'] });
    history.deleteBranch('old');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 2, remarks: [] });
    expect(await figuresOf(direct, id)).toEqual({ commits: 5, gone: 0 });
  });

  it('is read completely when a run in between was cut short', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    history.commit({ by: bo });
    const before = direct.store.db.raw.prepare('SELECT cursor FROM source_cursor').get();
    history.move('main', history.git('rev-parse', 'main'));
    await direct.api.sources.syncSource({ id });
    expect(direct.store.db.raw.prepare('SELECT cursor FROM source_cursor').get()).not.toEqual(before);
    expect(await figuresOf(direct, id)).toEqual({ commits: 2, gone: 0 });
  });
});
