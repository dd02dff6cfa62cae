import { describe, expect, it } from 'vitest';
import { newHistory } from '../../../support/histories.ts';
import { readCommits, readHistory } from '../../../support/reading.ts';

describe('credits', () => {
  const credited = async (...lines: string[]) => {
    const direct = await readCommits({ by: 'Zed <z@x.example>', message: `Change\n\n${lines.join('\n')}\n` });
    const { rows } = await direct.api.contributors.list({ sort: 'name', limit: 200 });
    const found = await Promise.all(
      rows.filter(({ name }) => name !== 'Zed').map(({ id }) => direct.api.contributors.get({ contributor: id })),
    );
    return found.map(({ row, counts }) => `${row.name}: ${counts.map(({ kind, count }) => `${kind} ${count}`).join(', ')}`);
  };

  it('are of their own kinds, whatever the case of their word', async () => {
    expect(await credited('reviewed-BY: Ana <a@x.example>', 'Co-Authored-By: Bo <b@x.example>', 'Acked-by: Cy <c@x.example>')).toEqual([
      'Ana: review 1',
      'Bo: code 1',
    ]);
  });

  it('of several people on one line, or on a folded one', async () => {
    expect(await credited('Reviewed-by: Ana <a@x.example>, "Lind, Bo" <b@x.example>; Cy <c@x.example>')).toHaveLength(3);
    expect(await credited('Reviewed-by: Ana', '  Pires <a@x.example>')).toEqual(['Ana Pires: review 1']);
  });

  it('of one person twice count once', async () => {
    expect(
      await credited('Reviewed-by: Ana Pires <a@x.example>', 'Reviewed-by: Ana <A@x.example>', 'Tested-by: Ana <a@x.example>'),
    ).toEqual(['Ana Pires: review 1, test 1']);
  });

  it('of two people at one placeholder address count for both', async () => {
    expect(await credited('Reviewed-by: Ana Pires <root@localhost>', 'Reviewed-by: Bo Lind <root@localhost>')).toEqual([
      'Ana Pires: review 1',
      'Bo Lind: review 1',
    ]);
  });

  it('inside the message, and not at its end, are text', async () => {
    expect(await credited('Reviewed-by: Ana <a@x.example>', '', 'And this is why.')).toEqual([]);
  });

  it('come out the same when everything is read again', async () => {
    const history = newHistory({ bare: true });
    const lines = [
      'Reviewed-by: Ana Pires <a@x.example>',
      'Reviewed-by: ana <A@x.example>',
      'Reviewed-by: Bo <root@localhost>',
      'Reviewed-by: Cy <root@localhost>',
    ];
    history.commit({ by: 'Zed <z@x.example>', message: `Change\n\n${lines.join('\n')}\n` });
    const direct = await readHistory(history);
    const [source] = (await direct.api.sources.list({})).sources;
    expect(await direct.api.sources.syncSource({ id: source?.id ?? '', full: true })).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  });
});
