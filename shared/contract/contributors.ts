import { contactChannels } from '../domain/contributors/contacts.ts';
import { activityKinds, countedKinds } from '../domain/contributors/contributions.ts';
import { customKinds, detailFields } from '../domain/contributors/details.ts';
import { contributorKinds } from '../domain/identities/kind.ts';
import { z } from '../zod.ts';
import { account, activityEntry, address, byHandRow, mergeRow, personName } from './by-hand.ts';
import { day, idArray, instant, nothing, page, pageOf, uid } from './common.ts';
import { consentNow, consentRecords, consentRow, contactRow, contactText, newConsent, newContact } from './contacts.ts';
import { area, command, job, query } from './define.ts';
import { choices, customField, detailItem, detailRow, details, fieldName } from './details.ts';
import { apartRow } from './identities.ts';
import { postalAddress, postalAddressState } from './keys.ts';
import { detailCells, detailColumn, grouping, listGroup, mostColumns } from './list-columns.ts';
import { inProductGroup } from './product-groups.ts';
import { everyone, filter } from './segments.ts';
import { doer } from './team.ts';

export const contributorSorts = ['name', 'lastActive', 'firstActive', 'count'] as const;

/** Which people, in which order. Descending for dates and counts reads "newest / most first". */
export const contributorListInput = z.strictObject({
  search: z.string().max(200).default(''),
  filter: filter.default(everyone),
  sort: z.enum(contributorSorts).default('lastActive'),
  direction: z.enum(['ascending', 'descending']).optional().meta({ description: 'default: ascending by name, otherwise descending' }),
});

const tag = z.strictObject({ id: uid, name: z.string() });

export const contributorRow = z.strictObject({
  id: uid,
  /** The window's integer key; `null` at the other doors. */
  key: z.int().nullable(),
  name: z.string(),
  /** The handle or address shown behind the name; empty when there is none. */
  handle: z.string(),
  /** Somebody else is shown under the same name, whatever its case and accents. */
  namesake: z.boolean(),
  kind: z.enum(contributorKinds),
  /** `null`: no activity with a date one can believe. */
  firstActive: instant.nullable(),
  lastActive: instant.nullable(),
  /** Contributions: the nine kinds and credits; merges and applied work of others are not in it. */
  contributions: z.int(),
  /** Everything, merges included. */
  activities: z.int(),
  /** Activities in each of the last twelve UTC months, oldest first. */
  months: z.array(z.int()).length(12),
  tags: z.array(tag),
  /** What the columns say that were asked for; a column that says nothing is left out. */
  cells: detailCells.optional(),
});
export type ContributorRow = z.infer<typeof contributorRow>;

export const identityRow = z.strictObject({
  id: uid,
  platform: z.string(),
  type: z.enum(['username', 'account', 'email', 'name', 'name_email']),
  value: z.string(),
  /** Names this identity signed with, most used first; 20 at most. */
  names: z.array(z.string()),
  activities: z.int(),
  /** Why it belongs to this person; empty for an identity that stands alone. */
  proofs: z.array(z.enum(['mailmap', 'account_id', 'noreply', 'table', 'hand'])),
  /** A person gave it to this contributor, and can take it away again. */
  given: z.boolean(),
  /**
   * For a name and address: how many names are told apart at that address, because it is shared or says nothing about who it
   * is. `null` for every other identity.
   */
  sharedBy: z.int().nullable(),
});

export const noteRow = z.strictObject({
  id: uid,
  text: z.string(),
  at: instant,
  editedAt: instant.nullable(),
  /** Who wrote it; `null` where nobody had said who they are. */
  by: doer.nullable(),
});

export const contributorProfile = z.strictObject({
  row: contributorRow,
  /** The name the sources give, when a person corrected it. */
  sourcedName: z.string().nullable(),
  /** Why the person counts as a bot or agent; `null` when nothing says so. */
  kindReason: z.string().nullable(),
  identities: z.array(identityRow),
  /** Merges by hand that made this one person, the first one first. */
  merges: z.array(mergeRow),
  /** Whom somebody said that they are not. */
  apart: z.array(apartRow),
  /** Values that another one stands before since people were merged; kept for when they are split. */
  kept: z.array(z.strictObject({ field: z.string(), value: z.string() })),
  /** How many, for every kind that occurs. */
  counts: z.array(z.strictObject({ kind: z.enum(countedKinds), count: z.int() })),
  sources: z.array(z.strictObject({ id: uid, name: z.string(), activities: z.int() })),
  /** Days with at least one activity, UTC. */
  activeDays: z.int(),
  /** Activities whose date nobody can believe: not in first, last and months. */
  undated: z.int(),
  notes: z.array(noteRow),
  details,
  /** Who talked to them last; `null` while nobody did. */
  lastContact: contactRow.nullable(),
  /** What holds today, per purpose. */
  consent: consentNow,
  consentRecords,
});
export type ContributorProfile = z.infer<typeof contributorProfile>;

export const activityRow = z.strictObject({
  id: uid,
  kind: z.enum(activityKinds),
  countsAs: z.enum(countedKinds),
  title: z.string(),
  /** The source's own key: a commit hash. What a table tells has one that begins with `table-`. */
  key: z.string(),
  /** Where it can be seen, as a table or a forge says; `null`: nobody said. */
  link: z.string().nullable(),
  /** How its project names the issue or change request that it is about: `north/lamp#7`, `north/lamp!34`; `null` for everything else. */
  reference: z.string().nullable(),
  /** Which product group that issue or change request is in; `null`: in none, or it is about neither. */
  productGroup: inProductGroup.nullable(),
  at: instant,
  /** Minutes east of UTC where the author was; `null` when unknown. */
  offset: z.int().nullable(),
  /** `author`: the author's date; `committer`: the author's was implausible; `none`: neither can be believed. */
  dateFrom: z.enum(['author', 'committer', 'none']),
  source: z.strictObject({ id: uid, name: z.string() }),
  /** `null` for what a source tells. */
  /** Where it was done. */
  event: z.strictObject({ id: uid, name: z.string() }).nullable(),
  byHand: byHandRow.nullable(),
});
export type ActivityRow = z.infer<typeof activityRow>;

const person = z.strictObject({ contributor: uid });

/** Up to 10,000 people by name, or everyone a filter gives but some. */
export const people = z.union([
  z.strictObject({ contributors: z.array(uid).min(1).max(10_000) }),
  z.strictObject({ search: z.string().max(200).default(''), filter, except: z.array(uid).max(10_000).default([]) }),
]);
export type People = z.infer<typeof people>;

/** More than every row brings: read only where it is shown. One more than a list has: a copied table always says whom one may write to. */
const columns = z
  .array(detailColumn)
  .max(mostColumns + 1)
  .optional();

const tagName = z.string().trim().min(1).max(60);

/** What can be done to many people at once. */
export const bulkChange = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('tag'), tag: tagName }),
  z.strictObject({ do: z.literal('untag'), tag: uid }),
  z.strictObject({ do: z.literal('set'), field: z.union([z.enum(detailFields), uid]), value: z.string().max(4000).nullable() }),
  newContact.extend({ do: z.literal('logContact') }),
  newConsent.extend({ do: z.literal('recordConsent') }),
]);
export type BulkChange = z.output<typeof bulkChange>;

const noteText = z.string().trim().min(1).max(20_000);

export const contributors = area('contributors', {
  ids: query(
    'Ordered keys of everyone who matches, and the rows of the first of them.',
    contributorListInput.extend({ firstRows: z.int().min(0).max(200).default(0), columns }),
    z.strictObject({ ids: idArray, rows: z.array(contributorRow).max(200) }),
    { windowOnly: true },
  ),
  groups: query(
    'The same keys group by group, with the rows of the first. Whoever carries several tags stands in the group of each.',
    contributorListInput.extend({ grouping, firstRows: z.int().min(0).max(200).default(0), columns }),
    z.strictObject({ ids: idArray, groups: z.array(listGroup).max(100_000), people: z.int(), rows: z.array(contributorRow).max(200) }),
    { windowOnly: true },
  ),
  byIds: query(
    'Rows for up to 200 keys, in their order.',
    z.strictObject({ ids: z.array(z.int().min(0)).max(200), columns }),
    z.strictObject({ rows: z.array(contributorRow) }),
    { windowOnly: true },
  ),
  addresses: query(
    'The address each of up to 200 keys signs with most, without the private ones of platforms; empty where there is none.',
    z.strictObject({ ids: z.array(z.int().min(0)).max(200) }),
    z.strictObject({ rows: z.array(z.strictObject({ key: z.int(), address: z.string() })).max(200) }),
    { windowOnly: true },
  ),
  list: query('Contributors who match, page by page.', contributorListInput.extend(page.shape), pageOf(contributorRow)),
  summary: query(
    'How many contributors there are, by what they are.',
    nothing,
    z.strictObject({ total: z.int(), byKind: z.record(z.enum(contributorKinds), z.int()), activities: z.int() }),
  ),
  get: query('Everything on the profile of one contributor; any of their identities will do.', person, contributorProfile),
  months: query(
    'Activity of one contributor by UTC month, newest first.',
    person,
    z.strictObject({
      months: z.array(z.strictObject({ month: z.string(), activities: z.int(), activeDays: z.int() })).max(1200),
    }),
  ),
  timeline: query(
    'Activities of one contributor, newest first; pass `next` back as `after` to go on.',
    z.strictObject({
      contributor: uid,
      countsAs: z.array(z.enum(countedKinds)).max(countedKinds.length).default([]),
      after: z.strictObject({ at: instant, key: z.int() }).optional(),
      limit: z.int().min(1).max(200).default(100),
    }),
    z.strictObject({ rows: z.array(activityRow), next: z.strictObject({ at: instant, key: z.int() }).nullable() }),
  ),
  tags: query(
    'All tags with how many people carry each.',
    nothing,
    z.strictObject({ tags: z.array(tag.extend({ people: z.int() })).max(1000) }),
  ),

  renameContributor: command(
    'Correct the name of a contributor; an empty name goes back to what the sources say.',
    person.extend({ name: z.string().trim().max(200) }),
    contributorRow,
  ),
  decideKind: command(
    'Say what a contributor is; `null` goes back to what the evidence says.',
    person.extend({ kind: z.enum(contributorKinds).nullable() }),
    contributorRow,
  ),
  addNote: command('Write a note about a contributor (Markdown).', person.extend({ text: noteText }), noteRow),
  editNote: command('Change a note.', z.strictObject({ note: uid, text: noteText }), noteRow),
  removeNote: command('Take a note away.', z.strictObject({ note: uid }), nothing),
  tagContributors: command(
    'Put a tag on people; the tag is made when there is none of that name.',
    z.strictObject({ people, tag: tagName }),
    z.strictObject({ tag: uid, tagged: z.int(), had: z.int() }),
  ),
  untagContributors: command('Take a tag off people.', z.strictObject({ people, tag: uid }), z.strictObject({ untagged: z.int() })),

  values: query(
    'What is noted under a field, most people first: to choose from.',
    z.strictObject({ field: z.union([z.enum(detailFields), z.enum(['language', 'specialisation', 'motivation']), uid]) }),
    z.strictObject({ values: z.array(z.strictObject({ value: z.string(), people: z.int() })).max(200) }),
  ),
  customFields: query(
    'Fields that this workspace made for itself, and how many people have a value in each.',
    nothing,
    z.strictObject({ fields: z.array(customField).max(200) }),
  ),
  setDetail: command(
    'Note one thing about people: a built-in field by name, or one of the workspace by its uid. `null` takes it away.',
    z.strictObject({ people, field: z.union([z.enum(detailFields), uid]), value: z.string().max(4000).nullable() }),
    z.strictObject({ changed: z.int() }),
  ),
  addDetail: command(
    'Note one more of what a person can have several of: a language, specialisation, motivation, standing with dates, or link.',
    person.extend({ item: detailItem }),
    detailRow,
  ),
  editDetail: command('Correct such a note.', z.strictObject({ detail: uid, item: detailItem }), detailRow),
  removeDetail: command('Take such a note away.', z.strictObject({ detail: uid }), nothing),
  watchContributor: command(
    'Watch a person, or no longer; for whoever sits at this computer.',
    person.extend({ watch: z.boolean() }),
    nothing,
  ),
  addCustomField: command(
    'Make a field of your own for everybody.',
    z.strictObject({ name: fieldName, kind: z.enum(customKinds), choices: choices.default([]) }),
    customField,
  ),
  editCustomField: command(
    'Rename a field of your own, or change its choices; values stay as they are.',
    z.strictObject({ field: uid, name: fieldName.optional(), choices: choices.optional() }),
    customField,
  ),
  removeCustomField: command('Take a field of your own away, with all its values.', z.strictObject({ field: uid }), nothing),

  addContributor: command(
    'Add a person by hand. An address or account that somebody has already is a conflict, and names them.',
    z.strictObject({
      name: personName,
      emails: z.array(address).max(20).default([]),
      accounts: z.array(account).max(20).default([]),
      noteText: z.string().trim().max(20_000).default(''),
      tags: z.array(tagName).max(20).default([]),
    }),
    contributorRow,
  ),
  addIdentity: command(
    'Give a contributor one more address or account; what sources tell about it is theirs from then on.',
    person.extend({ identity: z.union([z.strictObject({ email: address }), account]) }),
    contributorRow,
  ),
  removeIdentity: command('Take an address or account away that was given by hand.', z.strictObject({ identity: uid }), nothing),
  addActivity: command(
    'Add something that a contributor did: a talk, an article, a post, help, a meetup; without a day it was today.',
    person.extend({
      countsAs: activityEntry.countsAs,
      title: activityEntry.title,
      link: activityEntry.link.default(''),
      day: activityEntry.day.optional(),
      event: activityEntry.event.default(null),
    }),
    activityRow,
  ),
  editActivity: command(
    'Correct something that was added by hand.',
    z.strictObject({
      activity: uid,
      countsAs: activityEntry.countsAs.optional(),
      title: activityEntry.title.optional(),
      link: activityEntry.link.optional(),
      day: activityEntry.day.optional(),
      event: activityEntry.event.optional(),
    }),
    activityRow,
  ),
  removeActivity: command('Take something away that was added by hand.', z.strictObject({ activity: uid }), nothing),
  mergeContributors: command(
    'Say that two contributors are one person, also for what they do from now on. Undo, or splitting them, brings both back.',
    person.extend({ other: uid, reason: z.string().trim().max(2000).default('') }),
    contributorRow,
  ),
  splitContributors: command(
    'Take a merge by hand back. What was decided about either goes back to where it was. `apart` is false where something else joins them.',
    z.strictObject({ merge: uid }),
    z.strictObject({ apart: z.boolean() }),
  ),

  contacts: query(
    'Whom was talked to about what: the contacts with one contributor, newest first.',
    person.extend(page.shape),
    pageOf(contactRow),
  ),
  logContact: command(
    'Note that somebody talked to a contributor, and when to come back to it.',
    person.extend(newContact.shape),
    contactRow,
  ),
  editContact: command(
    'Correct a contact.',
    z.strictObject({
      contact: uid,
      channel: z.enum(contactChannels).optional(),
      text: contactText.optional(),
      at: instant.optional(),
      followUpOn: day.nullable().optional(),
    }),
    contactRow,
  ),
  removeContact: command('Take a contact away.', z.strictObject({ contact: uid }), nothing),
  finishFollowUp: command(
    'Say that somebody came back to a contact, or that it is still to do.',
    z.strictObject({ contact: uid, done: z.boolean().default(true) }),
    contactRow,
  ),
  postalAddress: query(
    'The postal address of one contributor. `reveal`: the address itself, which needs the workspace unlocked.',
    person.extend({ reveal: z.boolean().default(true) }),
    postalAddressState,
  ),
  setPostalAddress: command(
    'Write down where parcels for a contributor go. Kept encrypted; needs the workspace unlocked.',
    person.extend({ address: postalAddress }),
    nothing,
  ),
  purgePostalAddress: command(
    'Make every postal address of a contributor unreadable, also in the history; backups make room for that within four weeks.',
    person,
    z.strictObject({ purged: z.int(), completeAt: instant }),
    { notUndoable: 'What is purged is gone for good.' },
  ),
  consents: query('Every consent, refusal and withdrawal of one contributor, newest first.', person.extend(page.shape), pageOf(consentRow)),
  recordConsent: command(
    'Record for people what they agreed to, refused or took back, for one purpose, with its basis and words.',
    newConsent.extend({ people }),
    z.strictObject({ recorded: z.int() }),
    { notUndoable: 'A consent is a record of what was said; a later one takes its place.' },
  ),

  changeMany: job(
    'Do one thing to many people, as one change: tag, untag, note a detail, an owner or a contact, record a consent. Stopped, nothing of it is done. Each but a consent is undone as one.',
    z.strictObject({ people, change: bulkChange }),
    z.strictObject({ people: z.int(), changed: z.int().meta({ description: 'of whom something changed' }), tag: uid.nullable() }),
  ),
});
