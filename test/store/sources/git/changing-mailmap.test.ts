import { describe, expect, it } from 'vitest';
import { newHistory } from '../../../support/histories.ts';
import { read } from '../../../support/people.ts';
import { ana, freshWorkspace, namesIn } from '../../../support/reading.ts';

describe('a .mailmap that changes', () => {
  it('is noticed, and everything is read again', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: 'ana <ana@old.example>' });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    expect(await namesIn(direct)).toEqual(['ana', 'Ana Pires']);
    history.mailmap('Ana Pires <ana@pires.example> <ana@old.example>\n');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({
      added: 0,
      changed: 1,
      unchanged: 1,
      remarks: ['The .mailmap changed, so everything was read again.'],
    });
    expect(await namesIn(direct)).toEqual(['Ana Pires']);
    expect((await direct.api.sources.get({ id })).authors).toBe(1);
  });

  it('by a line taken away lets people go apart again', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: 'ana <ana@old.example>' });
    history.mailmap('Ana Pires <ana@pires.example> <ana@old.example>\n');
    const direct = freshWorkspace();
    const id = await read(direct, history);
    expect(await namesIn(direct)).toEqual(['Ana Pires']);
    history.mailmap('# Two people after all.\n');
    await direct.api.sources.syncSource({ id });
    expect(await namesIn(direct)).toEqual(['ana', 'Ana Pires']);
  });

  it('of a source that was removed joins nobody any more', async () => {
    const history = newHistory({ name: 'one' });
    history.commit({ by: ana });
    history.mailmap('Ana Pires <ana@pires.example> <ana@old.example>\n');
    const other = newHistory({ name: 'two' });
    other.commit({ by: ana }, { by: 'ana <ana@old.example>' });
    const direct = freshWorkspace();
    history.commit({ by: 'ana <ana@old.example>' });
    const id = await read(direct, history);
    await read(direct, other);
    expect(await namesIn(direct)).toEqual(['Ana Pires']);
    await direct.api.sources.removeSource({ id });
    expect(await namesIn(direct)).toEqual(['ana', 'Ana Pires']);
  });
});
