/** Imported and written text is shown as text: names, messages and notes made to be code stay letters. */
import { join } from 'node:path';
import { expect, handOver, test } from '../support/app.ts';
import { headlessValue } from '../support/headless.ts';
import { newHistory } from '../support/histories.ts';

const names = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(2)</script>',
  '"><svg onload=alert(3)>',
  '{{constructor.constructor("alert(4)")()}}',
  '=HYPERLINK("http://127.0.0.1/","x")',
  "'; DROP TABLE contributor; --",
];
// git itself takes angle brackets out of names; looked at without them, the rest must still be harmless.
const shown = (name: string) => name.replaceAll(/[<>]/g, '');
const message = '<img src=x onerror=alert(5)><script>alert(6)</script> [x](javascript:alert(7))';
const note = [
  '<img src=x onerror=alert(8)><script>alert(9)</script>',
  '',
  '[a link](javascript:alert(10)) and ![a picture](http://127.0.0.1:9/pixel.png)',
  '',
  '<iframe src="data:text/html,<script>parent.alert(11)</script>"></iframe><a href="http://127.0.0.1:9/" onclick="alert(12)">x</a>',
  '',
  '<style>* { display: none }</style><form action="http://127.0.0.1:9/"><button>y</button></form>',
].join('\n');

test('names, messages and notes that try to be code are letters', async ({ cairn }) => {
  const history = newHistory({ name: '<b>clone' });
  history.commit(...names.map((name, index) => ({ by: { name: shown(name), address: `person${index}@example.org` }, message })));
  handOver(join(history.folder, '..', '..'));
  handOver(cairn.folder);
  const here = { folder: cairn.folder };
  await headlessValue(['workspace.create', JSON.stringify({ path: 'hostile.cairn', name: '<img src=x onerror=alert(0)>' })], here);
  const words = ['--workspace', 'hostile.cairn'];
  const { id } = await headlessValue<{ id: string }>(
    ['sources.add', JSON.stringify({ kind: 'git', path: history.folder }), ...words],
    here,
  );
  await headlessValue(['sources.syncSource', JSON.stringify({ id }), ...words], here);
  const { rows } = await headlessValue<{ rows: { id: string; name: string }[] }>(['contributors.list', '{"sort":"name"}', ...words], here);
  expect(rows.map(({ name }) => name).sort()).toEqual(names.map(shown).sort());
  const [victim] = rows;
  const contributor = victim?.id ?? '';
  // By hand every letter goes.
  const renamed = names[0] ?? '';
  await headlessValue(['contributors.renameContributor', JSON.stringify({ contributor, name: renamed }), ...words], here);
  await headlessValue(['contributors.addNote', JSON.stringify({ contributor, text: note }), ...words], here);
  await headlessValue(
    [
      'contributors.tagContributors',
      JSON.stringify({ people: { contributors: [contributor] }, tag: '<u onclick=alert(13)>tag' }),
      ...words,
    ],
    here,
  );

  const { page } = await cairn.open({ workspace: join(cairn.folder, 'hostile.cairn') });
  const alerts: string[] = [];
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message());
    void dialog.dismiss();
  });
  await page.evaluate(() => {
    window.alert = (text) => console.error(`alert ${text}`);
  });
  await page.getByRole('button', { name: 'Contributors', exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Contributors' });
  await grid.getByText(renamed, { exact: true }).first().click();
  await expect(
    page
      .getByText(shown(message).slice(0, 20))
      .or(page.getByText(message.slice(0, 20)))
      .first(),
  ).toBeVisible();
  await expect(page.getByText('a link').first()).toBeVisible();
  const strange = await page.evaluate(() => ({
    elements: [...document.querySelectorAll('#root :is(script, iframe, object, embed, form, base, meta, link)')].map(
      ({ outerHTML }) => outerHTML,
    ),
    pictures: [...document.images]
      .map(({ src }) => src)
      .filter((src) => !src.startsWith('app:') && !src.startsWith('data:') && !src.startsWith('blob:')),
    links: [...document.links].map(({ href }) => href).filter((href) => /^(javascript|data|vbscript):/i.test(href)),
    handlers: [...document.querySelectorAll('#root *')].flatMap((element) =>
      [...element.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name),
    ),
  }));
  expect(strange).toEqual({ elements: [], pictures: [], links: [], handlers: [] });
  expect(alerts).toEqual([]);
  // Every click a person might try leads nowhere.
  await page.getByText('a link').first().click();
  expect(page.url()).toContain('app://cairn/index.html');
});
