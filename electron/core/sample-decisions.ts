import { hostname } from 'node:os';
import { stateOf } from '../../shared/domain/events/event.ts';
import { fold } from '../../shared/domain/identities/fold.ts';
import type { SampleCommunity } from '../../shared/domain/sample/community.ts';
import { customFields, teammates, teams } from '../../shared/domain/sample/decisions.ts';
import type { SampleEvent } from '../../shared/domain/sample/events.ts';
import type { Member } from '../../shared/domain/sample/members.ts';
import { noteConsents } from './contributors/noted.ts';
import type { Database } from './store/database.ts';
import { identityUid } from './store/ids.ts';

const DAY = 86_400_000;

const anchorOf = ({ identities: [main] }: Member): string => (main ? identityUid(main.platform, main.type, main.value) : '');

/** Writes what the team of the sample decided, inside a change set. Teammates, fields and events come first: the rest names them. `day`: it ends on. */
export function writeSampleDecisions(db: Database, { decisions, events }: SampleCommunity, uid: () => string, day: string): void {
  const mates = teammates.map(({ name, title }) => {
    const teammate = uid();
    db.prepare('INSERT INTO teammate (uid, name, title) VALUES (:teammate, :name, :title)').run({ teammate, name, title });
    return teammate;
  });
  const mate = (at: number): string => mates[at] ?? '';
  for (const name of teams) {
    const team = uid();
    db.prepare('INSERT INTO team VALUES (:team, :name, :key)').run({ team, name, key: fold(name) });
    for (const [at, teammate] of teammates.entries())
      if (teammate.teams.includes(name))
        db.prepare('INSERT INTO team_member VALUES (:uid, :team, :teammate)').run({ uid: uid(), team, teammate: mate(at) });
  }
  db.prepare('INSERT INTO desk VALUES (:device, :teammate, NULL)').run({ device: hostname(), teammate: mate(0) });
  writeProfiles(db, decisions, mate, uid);
  writeTags(db, decisions.tags, uid);
  for (const { member, text, at } of decisions.notes)
    db.prepare('INSERT INTO note (uid, anchor, text, at) VALUES (:uid, :anchor, :text, :at)').run({
      uid: uid(),
      anchor: anchorOf(member),
      text,
      at,
    });
  for (const { member, channel, at, by, text, followUp } of decisions.contacts)
    db.prepare('INSERT INTO contact VALUES (:uid, :anchor, :channel, :at, :by, :text, :on, :done)').run({
      uid: uid(),
      anchor: anchorOf(member),
      channel,
      at,
      by: mate(by),
      text,
      on: followUp?.on ?? null,
      done: followUp?.done ? 1 : 0,
    });
  for (const { member, by, ...said } of decisions.consents)
    db.prepare(
      `INSERT INTO consent (uid, anchor, purpose, state, basis, text, at, until, by)
       VALUES (:uid, :anchor, :purpose, :state, :basis, :text, :at, :until, :by)`,
    ).run({ uid: uid(), anchor: anchorOf(member), ...said, by: mate(by) });
  noteConsents(
    db,
    decisions.consents.map(({ member }) => anchorOf(member)),
  );
  writeEvents(db, { decisions, events }, mate(1), uid, day);
  writeByHand(db, decisions, mate, uid);
}

type Decisions = SampleCommunity['decisions'];

function writeProfiles(db: Database, { values, items, watches }: Decisions, mate: (at: number) => string, uid: () => string): void {
  const own = new Map<string, string>();
  for (const { name, kind, choices } of customFields) {
    const field = uid();
    own.set(name, field);
    db.prepare('INSERT INTO custom_field VALUES (:field, :name, :key, :kind, :choices)').run({
      field,
      name,
      key: fold(name),
      kind,
      choices: JSON.stringify(choices),
    });
  }
  for (const { member, field, value } of values)
    db.prepare('INSERT INTO profile_value VALUES (:uid, :anchor, :field, :value)').run({
      uid: uid(),
      anchor: anchorOf(member),
      field: own.get(field) ?? field,
      value: field === 'owner' ? mate(Number(value)) : value,
    });
  const item = (member: Member, kind: string, value: object): void => {
    db.prepare('INSERT INTO profile_item VALUES (:uid, :anchor, :kind, :value)').run({
      uid: uid(),
      anchor: anchorOf(member),
      kind,
      value: JSON.stringify(value),
    });
  };
  for (const {
    member,
    item: { kind, ...content },
  } of items)
    item(member, kind, content);
  for (const { member, by } of watches) item(member, 'watch', { teammate: mate(by) });
}

/** Events, and who did what at them: `by` wrote it down on the day after. */
function writeEvents(
  db: Database,
  { decisions: { attended }, events }: Pick<SampleCommunity, 'decisions' | 'events'>,
  by: string,
  uid: () => string,
  day: string,
): void {
  const uids = new Map<SampleEvent, string>();
  for (const event of events) {
    const { name, kind, from: startsOn, to: endsOn, place } = event;
    uids.set(event, uid());
    db.prepare("INSERT INTO event VALUES (:uid, :name, :kind, :state, :startsOn, :endsOn, :online, :place, '', :at)").run({
      uid: uids.get(event) ?? '',
      name,
      kind,
      state: stateOf({ startsOn, endsOn }, day),
      startsOn,
      endsOn,
      online: place === null ? 1 : 0,
      place: place ?? '',
      at: Math.min(Date.parse(startsOn) - 60 * DAY, Date.parse(day) - DAY),
    });
  }
  for (const { member, countsAs, title, event } of attended)
    db.prepare("INSERT INTO added_activity VALUES (:uid, :anchor, :countsAs, :title, '', :day, :event, :by, :at)").run({
      uid: uid(),
      anchor: anchorOf(member),
      countsAs,
      title,
      day: event.from,
      event: uids.get(event) ?? null,
      by,
      at: Date.parse(event.from) + DAY,
    });
}

function writeByHand(db: Database, { met, merged }: Decisions, mate: (at: number) => string, uid: () => string): void {
  for (const { name, note, tag, at } of met) {
    const person = uid();
    db.prepare('INSERT INTO added_person VALUES (:person, :person, :name, :at)').run({ person, name, at });
    db.prepare('INSERT INTO note (uid, anchor, text, at) VALUES (:uid, :person, :note, :at)').run({ uid: uid(), person, note, at });
    db.prepare('INSERT INTO person_tag SELECT :uid, :person, uid FROM tag WHERE name_key = :key').run({
      uid: uid(),
      person,
      key: fold(tag),
    });
  }
  for (const { member, other, reason, by } of merged)
    db.prepare('INSERT INTO same_person VALUES (:uid, :anchor, :other, :name, :otherName, :reason, :by, :at)').run({
      uid: uid(),
      anchor: anchorOf(member),
      other: anchorOf(other),
      name: member.name,
      otherName: other.name,
      reason,
      by: mate(by),
      at: (other.from + 30) * DAY,
    });
}

function writeTags(db: Database, tags: Decisions['tags'], uid: () => string): void {
  const known = new Map<string, string>();
  for (const { member, tag: name } of tags) {
    const tag = known.get(name) ?? uid();
    if (!known.has(name)) db.prepare('INSERT INTO tag VALUES (:tag, :name, :key)').run({ tag, name, key: fold(name) });
    known.set(name, tag);
    db.prepare('INSERT INTO person_tag VALUES (:uid, :anchor, :tag)').run({ uid: uid(), anchor: anchorOf(member), tag });
  }
}
