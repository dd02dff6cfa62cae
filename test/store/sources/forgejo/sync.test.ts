/** A live Forgejo read from end to end: everything that is told, what changes, what goes, and a server that stops in the middle. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Direct, newDirect } from '../../../support/direct.ts';
import { dumpDerived, dumpFacts } from '../../../support/dump.ts';
import { type Forgejo, forgejoBinary, STARTING_MS, startForgejo } from '../../../support/forgejo.ts';
import { everybody } from '../../../support/people.ts';

const binary = await forgejoBinary();

function workspace(): Direct {
  // A live server writes its own dates, so the workspace's clock is the real one.
  const direct = newDirect(Date.now());
  onTestFinished(() => direct.store.close());
  return direct;
}

const shownItems = ({ store }: Direct) =>
  store.db.raw
    .prepare(
      `SELECT number, title, state, draft, ready_at IS NOT NULL AS ready, merged_at IS NOT NULL AS merged, milestone, first_response_at IS NOT NULL AS answered,
       (SELECT group_concat(label) FROM work_label WHERE work_label.key = change_request.key) AS labels,
       (SELECT count(*) FROM change_request_open WHERE change_request_id = change_request.id) AS intervals,
       (SELECT count(*) FROM issue_closed_by WHERE change_request_key = change_request.key) AS closes
       FROM change_request ORDER BY number`,
    )
    .all()
    .map((one) => ({ ...one }));

/** What each person is counted for. */
async function countsOf(direct: Direct): Promise<Record<string, Record<string, number>>> {
  const found: Record<string, Record<string, number>> = {};
  for (const [name, id] of await everybody(direct)) {
    const { counts } = await direct.api.contributors.get({ contributor: id });
    found[name] = Object.fromEntries(counts.map(({ kind, count }) => [kind, count]));
  }
  return found;
}

describe.skipIf(binary === null)('a live Forgejo', { timeout: 120_000 }, () => {
  let forgejo: Forgejo;
  beforeAll(async () => {
    forgejo = await startForgejo(binary ?? '');
    const { api } = forgejo;
    await api.addOrganisation('north');
    await api.addRepository('lamp', 'north');
    for (const [login, full_name] of [
      ['ana', 'Ana Pires'],
      ['bo', 'Bo Lind'],
      ['chidi', ''],
    ] as const) {
      await api.addUser(login, { full_name });
      await api.send('PUT', `/repos/north/lamp/collaborators/${login}`, { permission: 'write' });
    }
  }, STARTING_MS);
  afterAll(() => forgejo?.stop());

  const added = (direct: Direct, scope = ['north']) =>
    direct.api.sources.addServer({ kind: 'forgejo', address: forgejo.url, scope, token: forgejo.token, name: 'north' });

  it('is read whole, again without anything new, then one change as one', async () => {
    const { api } = forgejo;
    const [ana, bo, chidi] = [api.as('ana'), api.as('bo'), api.as('chidi')];
    const issue = await chidi.addIssue('north/lamp', 'It flickers');
    await bo.addComment('north/lamp', issue.number, 'Try another bulb');
    const thanks = await chidi.addComment('north/lamp', issue.number, 'Thanks');
    await ana.addFile('north/lamp', 'light.md', 'Light', 'steady');
    const change = await ana.addPullRequest('north/lamp', 'WIP: steady light', 'steady', { body: `Closes #${issue.number}` });
    const label = await api.addLabel('north/lamp', 'community');
    await api.setLabels('north/lamp', change.number, [label.id]);
    await ana.editIssue('north/lamp', change.number, { title: 'Steady light' });
    await ana.editIssue('north/lamp', change.number, { state: 'closed' });
    await ana.editIssue('north/lamp', change.number, { state: 'open' });
    await bo.addReview('north/lamp', change.number, 'APPROVED', 'Good');
    await bo.addComment('north/lamp', change.number, 'Merging');
    await bo.merge('north/lamp', change.number);

    const direct = workspace();
    const tried = await direct.api.sources.tryServer({
      kind: 'forgejo',
      address: forgejo.url,
      scope: ['north', 'nobody/x'],
      token: forgejo.token,
    });
    expect(tried.software).toMatch(/1\.21\.10/);
    expect(tried.may.map(({ what, ok }) => [what, ok])).toEqual([
      ['the account of the token', true],
      ['issues of north', true],
      ['pull requests of north', true],
      ['nobody/x', false],
    ]);
    const { id } = await added(direct);
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 2, changed: 0, rejected: 0, incomplete: null });
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 0, rejected: 0, incomplete: null });
    expect(shownItems(direct)).toEqual([
      {
        number: change.number,
        title: 'Steady light',
        state: 'merged',
        draft: 0,
        ready: 1,
        merged: 1,
        milestone: null,
        answered: 1,
        labels: 'community',
        intervals: 2,
        closes: 1,
      },
    ]);
    expect(await countsOf(direct)).toEqual({
      'Ana Pires': { code: 1, proposed: 1 },
      'Bo Lind': { review: 1, help: 1, issue_help: 1, merge: 1 },
      chidi: { report: 1, reply: 1 },
    });

    // A name corrected by hand wins over what the server says next.
    const bosId = (await everybody(direct)).get('Bo Lind') ?? '';
    await direct.api.contributors.renameContributor({ contributor: bosId, name: 'Bo the Elder' });
    await api.editIssue('north/lamp', change.number, { title: 'Steadier light' });
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 1, incomplete: null });
    expect(shownItems(direct)).toMatchObject([{ title: 'Steadier light' }]);
    expect([...(await everybody(direct)).keys()]).toContain('Bo the Elder');

    // Which files it touches is asked for once a rule is about paths.
    const { id: group } = await direct.api.productGroups.addGroup({ name: 'Light' });
    const rule = await direct.api.productGroups.addRule({ group, over: 'path', pattern: 'light*' });
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 0, incomplete: null });
    expect((await direct.api.productGroups.items({ which: { in: 'rule', rule: rule.id } })).rows).toMatchObject([
      { reference: `north/lamp!${change.number}`, group: { name: 'Light', why: 'path light.md (light*)' } },
    ]);

    // A comment that is deleted counts no more; the item's stamp does not move for it, so that is found out by looking at everything.
    await api.deleteComment('north/lamp', thanks.id);
    expect(await direct.api.sources.syncSource({ id, full: true })).toMatchObject({ added: 0, changed: 1, incomplete: null });
    expect((await countsOf(direct)).chidi).toEqual({ report: 1 });
  });

  it('loses what is deleted there only when everything is looked at, and keeps it aside', async () => {
    const { api } = forgejo;
    await api.addRepository('pond', 'north');
    await api.send('PUT', '/repos/north/pond/collaborators/ana', { permission: 'write' });
    const spam = await api.as('ana').addIssue('north/pond', 'Spam');
    const direct = workspace();
    const { id } = await added(direct, ['north/pond']);
    await direct.api.sources.syncSource({ id });
    await api.deleteIssue('north/pond', spam.number);
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ gone: 0 });
    expect(await direct.api.sources.syncSource({ id, full: true })).toMatchObject({ gone: 1, incomplete: null });
    expect(await direct.api.sources.get({ id })).toMatchObject({ server: { issues: 0 } });
    expect([...(await everybody(direct)).keys()]).toEqual([]);
    const kept = direct.store.db.raw.prepare('SELECT title FROM activity_gone').all();
    expect(kept.map(({ title }) => title)).toEqual(['Spam']);
  });

  it('keeps somebody one person who is renamed there', async () => {
    const { api } = forgejo;
    await api.addUser('dita', { full_name: 'Dita Old' });
    await api.addRepository('well', 'north');
    await api.as('dita').addIssue('north/well', 'Dry');
    const direct = workspace();
    const { id } = await added(direct, ['north/well']);
    await direct.api.sources.syncSource({ id });
    await api.renameUser('dita', 'dita-new');
    await api.as('dita-new').addIssue('north/well', 'Wet');
    await direct.api.sources.syncSource({ id });
    const { rows } = await direct.api.contributors.list({});
    expect(rows.map(({ contributions, handle }) => [contributions, handle])).toEqual([[2, '@dita-new']]);
  });

  it('goes on where it stopped when the server goes down in the middle', async () => {
    const { api } = forgejo;
    await api.addRepository('mill', 'north');
    const ana = api.as('ana');
    for (let n = 0; n < 60; n += 1) await ana.addIssue('north/mill', `Stone ${n}`);
    const whole = workspace();
    await whole.api.sources.syncSource({ id: (await added(whole, ['north/mill'])).id });

    const direct = workspace();
    const { id } = await added(direct, ['north/mill']);
    // Where nothing was answered yet it gives up before the server is down for good.
    const reading = direct.api.sources.syncSource({ id }).catch((error: unknown) => error as { code: string });
    await forgejo.kill();
    const report = await reading;
    expect('code' in report ? report.code : report.incomplete).toBeTruthy();
    await forgejo.start();
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ incomplete: null });
    expect(dumpFacts(direct.store.db)).toEqual(dumpFacts(whole.store.db));
    expect(dumpDerived(direct.store.db)).toEqual(dumpDerived(whole.store.db));
  });
});
