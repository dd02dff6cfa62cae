/** What people say about the people of the large workspace: an owner and an affiliation for many, languages, standings, contacts, consents. */
import type { Database } from '../../../electron/core/store/database.ts';
import { newUid } from '../../../electron/core/store/ids.ts';
import { randomFrom } from './measure.ts';
import { pick } from './names.ts';

const day = 86_400_000;
export const affiliations = ['Northwind University', 'Harbour Labs', 'Ostrava Open', 'Freelance', 'Tidepool Foundation', 'Breakwater GmbH'];
const personas = ['Student', 'Maintainer', 'Translator', 'First-timer', 'Company engineer'];
const languages = ['en', 'de', 'fr', 'es', 'pt', 'hi', 'zh', 'ja'];
const channels = ['mail', 'call', 'talk'];

/** Decisions; inside the caller's change set. `end`: the last day of activity. */
export function fillDetails(db: Database, anchors: readonly string[], teammates: readonly string[], end: number): void {
  const random = randomFrom(4);
  const value = db.prepare('INSERT INTO profile_value VALUES (?, ?, ?, ?)');
  const item = db.prepare('INSERT INTO profile_item VALUES (?, ?, ?, ?)');
  const contact = db.prepare('INSERT INTO contact VALUES (?, ?, ?, ?, NULL, ?, ?, 0)');
  for (const anchor of anchors) {
    if (random() < 0.3) value.run(newUid(), anchor, 'affiliation', pick(affiliations, random));
    if (random() < 0.2) value.run(newUid(), anchor, 'owner', pick(teammates, random));
    if (random() < 0.4) value.run(newUid(), anchor, 'persona', pick(personas, random));
    if (random() < 0.25) item.run(newUid(), anchor, 'language', JSON.stringify({ language: pick(languages, random), level: 'fluent' }));
    if (random() < 0.02)
      item.run(newUid(), anchor, 'standing', JSON.stringify({ standing: random() < 0.7 ? 'core' : 'staff', from: '2024-01-01' }));
    if (random() < 0.1) {
      const followUp = random() < 0.2 ? '2026-09-01' : null;
      contact.run(
        newUid(),
        anchor,
        pick(channels, random),
        end - Math.floor(random() * 700) * day,
        'Talked about the next release.',
        followUp,
      );
    }
  }
}

/** Records: they belong to no change set. */
export function fillConsents(db: Database, anchors: readonly string[], end: number): void {
  const random = randomFrom(6);
  const insert = db.prepare(
    "INSERT INTO consent (uid, anchor, purpose, state, basis, text, at, until, by) VALUES (?, ?, ?, ?, 'said so', 'At the fair.', ?, NULL, NULL)",
  );
  for (const anchor of anchors) {
    if (random() > 0.3) continue;
    const said = random();
    insert.run(newUid(), anchor, 'contact', said < 0.8 ? 'given' : said < 0.9 ? 'refused' : 'withdrawn', end);
  }
}
