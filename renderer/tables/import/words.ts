/** How columns of a table and what came of it are spoken of. */
import type { ImportReport } from '../../../shared/contract/importing.ts';
import type { ImportedKind, ImportField } from '../../../shared/domain/tables/import/fields.ts';
import { counted } from '../../ui/figures.ts';

export const fieldLabels: Record<ImportField, string> = {
  email: 'E-mail address',
  username: 'Username',
  name: 'Name',
  givenName: 'First name',
  familyName: 'Last name',
  key: 'Key in this table',
  affiliation: 'Organisation',
  title: 'Title',
  location: 'Location',
  country: 'Country',
  timeZone: 'Time zone',
  pronouns: 'Pronouns',
  persona: 'Persona',
  shirtSize: 'T-shirt size',
  shirtCut: 'T-shirt cut',
  publicRecognition: 'May be named in public',
  custom: 'A field of your own',
  tags: 'Tags',
  note: 'Note',
  owner: 'Owner in the team',
  consent: 'Consent',
  language: 'Languages',
  specialisation: 'Specialisations',
  motivation: 'Motivations',
  standing: 'Standing',
  link: 'Link',
  personKind: 'Human, bot or agent',
  date: 'Date',
  activityKind: 'What it was',
  activityTitle: 'Title',
  activityLink: 'Link',
  activityKey: 'Number or key of the activity',
};

export const kindLabels: Record<ImportedKind, string> = {
  code: 'Code',
  documentation: 'Documentation',
  blog: 'Blog article',
  tweet: 'Post on social media',
  talk: 'Talk',
  meetup: 'Meetup',
  issue_help: 'Help on issues',
  forum_help: 'Help in the forum',
  chat_help: 'Help in chat',
  review: 'Review',
  test: 'Test',
  help: 'Help',
  report: 'Report',
};

export const platformLabels: Record<string, string> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  codeberg: 'Codeberg',
  forgejo: 'Forgejo',
  gitea: 'Gitea',
  bitbucket: 'Bitbucket',
  discourse: 'Discourse',
  discord: 'Discord',
  slack: 'Slack',
  matrix: 'Matrix',
  mastodon: 'Mastodon',
  twitter: 'X / Twitter',
  linkedin: 'LinkedIn',
  telegram: 'Telegram',
  irc: 'IRC',
  osgeo: 'OSGeo',
};

export const encodingLabels = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Western (Windows-1252)',
};
export const delimiterLabels: Record<string, string> = { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Bar |' };

/** What happens, or happened, in a few sentences. */
export function outcomeWords(report: ImportReport): string[] {
  const { dryRun, people, added, changed, unchanged, rejected, decisions, mapping } = report;
  const will = (now: string, then: string): string => (dryRun ? now : then);
  const words = [
    `${counted(people.new, 'person is', 'people are')} new, ${counted(people.known, will('is', 'was'), will('are', 'were'))} in the workspace already.`,
  ];
  const unit = (count: number) => (mapping.target === 'people' ? counted(count, 'line') : counted(count, 'activity', 'activities'));
  const parts = [
    added > 0 ? `${unit(added)} ${will(added === 1 ? 'is' : 'are', added === 1 ? 'was' : 'were')} added` : '',
    changed > 0 ? `${unit(changed)} ${changed === 1 ? 'says' : 'say'} something else than before` : '',
    unchanged > 0 ? `${unit(unchanged)} ${unchanged === 1 ? 'says' : 'say'} what was known` : '',
  ].filter(Boolean);
  if (parts.length > 0) words.push(`${parts.join(', ')}.`);
  const decided = decisions.set + decisions.replaced;
  if (decided > 0)
    words.push(
      `${counted(decided, 'note, tag or other decision', 'notes, tags and other decisions')} ${will('would be written', 'written')}.`,
    );
  if (decisions.replaced > 0)
    words.push(`${counted(decisions.replaced, 'of them replaces', 'of them replace')} what somebody had decided.`);
  if (decisions.kept > 0)
    words.push(`${counted(decisions.kept, 'value', 'values')} ${will('would stay', 'stayed')} as somebody had decided before.`);
  if (rejected > 0) words.push(`${counted(rejected, 'line')} ${will('cannot be', rejected === 1 ? 'was not' : 'were not')} imported.`);
  if (!dryRun && decided > 0)
    words.push('Undo takes back notes, tags and other decisions. To take the people out again as well, remove the source.');
  if (decided > 0 && mapping.columns.some(({ field }) => field === 'consent'))
    words.push('What people agreed to is a record: an undo does not take it back.');
  return words;
}
