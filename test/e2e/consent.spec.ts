/** What people agreed to, and where it is shown. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../support/app.ts';
import { manyPeople } from '../support/people.ts';

test('consent is given, taken back and shown where it matters; nothing recorded is a state of its own', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: manyPeople(3).folder });
  await expect(page.getByRole('grid', { name: 'Contributors' })).toHaveAttribute('aria-rowcount', '3');
  await page
    .getByRole('gridcell', { name: /Ana Pires/ })
    .first()
    .click();
  const about = page.getByRole('region', { name: 'About this person' });
  const consent = about.getByRole('region', { name: 'Consent' });
  const line = (purpose: string) => consent.getByRole('listitem').filter({ hasText: purpose });
  await expect(line('Contact')).toContainText('No basis recorded');
  await expect(consent).toContainText('An address in a commit is not a permission.');

  await consent.getByRole('button', { name: 'Record consent: Contact' }).click();
  const form = consent.getByRole('form', { name: 'Consent' });
  await expect(form.getByLabel('Where and in which words')).toBeFocused();
  await expect(form.getByRole('button', { name: 'Record' })).toBeDisabled();
  await page.keyboard.type('At the booth: sure, any time.');
  await form.getByRole('button', { name: 'In a year', exact: true }).click();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules(['region']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  await form.getByRole('button', { name: 'Record' }).click();
  await expect(line('Contact')).toContainText(/Given.*since .*, until .* · they said so/);
  await expect(consent).not.toContainText('An address in a commit is not a permission.');
  await expect(about.getByRole('region', { name: /identit/ })).toContainText('Given: being contacted.');

  // Taking it back is one more record: both stay.
  await consent.getByRole('button', { name: 'Record consent', exact: true }).click();
  await form.getByText('Withdrawn').click();
  await expect(form.getByLabel(/Holds until/)).toHaveCount(0);
  await form.getByLabel('Where and in which words').fill('By mail, on the same day.');
  await form.getByLabel('Said on', { exact: true }).fill('2020-02-03');
  await form.getByLabel('Said on', { exact: true }).fill('');
  await expect(form.getByRole('button', { name: 'Today', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+Enter');
  await expect(line('Contact')).toContainText('Withdrawn');
  await consent.getByRole('button', { name: 'Show all records' }).click();
  const records = consent.getByRole('list', { name: 'Everything recorded about consent' }).getByRole('listitem');
  await expect(records).toHaveText([/withdrawn.*By mail, on the same day\./, /given.*At the booth: sure, any time\./]);
  await expect(about.getByRole('region', { name: /identit/ })).toContainText('Withdrawn: being contacted.');

  // A mail can still be logged: it was sent or it was not. But it is said.
  await page.getByRole('button', { name: 'Log a call, mail or talk' }).click();
  const editor = about.getByRole('form', { name: 'Contact' });
  await expect(editor).not.toContainText('took back their consent');
  await editor.getByRole('combobox', { name: 'How' }).click();
  await page.getByRole('option', { name: 'Mail' }).click();
  await expect(editor.getByRole('note')).toContainText('They took back their consent to being contacted.');
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(about.getByRole('region', { name: 'Contacts' })).toContainText('Mail');

  // Beside the T-shirt: the one thing it is asked for.
  await about.getByRole('button', { name: 'Note a detail' }).click();
  await page.getByRole('menuitem', { name: 'T-shirt size' }).click();
  await about.getByRole('form', { name: 'T-shirt size' }).getByRole('combobox').click();
  await page.getByRole('option', { name: 'L', exact: true }).click();
  await about.getByRole('form', { name: 'T-shirt size' }).getByRole('button', { name: 'Save' }).click();
  await expect(about.getByRole('region', { name: 'Details' }).getByRole('img', { name: /No basis recorded/ })).toBeVisible();
});

test('consent that runs out is on Today, and recorded anew from there', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: manyPeople(3).folder });
  await expect(page.getByRole('grid', { name: 'Contributors' })).toHaveAttribute('aria-rowcount', '3');
  await page.evaluate(async () => {
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const people = { search: 'Ana', filter: { all: [] } };
    await window.cairn.invoke('contributors.recordConsent', { people, purpose: 'swag', basis: 'said so', text: 'For the fair.', until });
  });
  await expect(page.getByRole('button', { name: 'Today 1 waiting' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByRole('list', { name: 'Consent' }).getByRole('listitem')).toContainText(/Ana Pires.*being sent swag.*5 days left/);
  await page.keyboard.press('d');
  const form = page.getByRole('form', { name: 'Consent' });
  await expect(form.getByRole('combobox', { name: 'To' })).toHaveValue('Swag');
  await form.getByLabel('Where and in which words').fill('Asked again.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Today', exact: true })).toBeVisible();
});
