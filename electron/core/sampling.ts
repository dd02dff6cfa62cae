import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { v7 } from 'uuid';
import { fold } from '../../shared/domain/identities/fold.ts';
import { type SampleCommunity, sampleCommunity, sampleSeed } from '../../shared/domain/sample/community.ts';
import { customFields, teammates, teams } from '../../shared/domain/sample/decisions.ts';
import type { Member } from '../../shared/domain/sample/members.ts';
import { seeded } from '../../shared/domain/sample/random.ts';
import { contributorDerivation } from './contributors/derive.ts';
import { addSampleSource } from './sources/sample.ts';
import type { Database } from './store/database.ts';
import { identityUid } from './store/ids.ts';
import { createStore } from './store/store.ts';
import { todayOf } from './store/today.ts';

/** Says in every list what it is. */
export const sampleSourceName = 'Sample community (invented)';
const workspaceName = 'Sample community';

/**
 * Makes a workspace file with the sample in it, closed: one change set that no undo comes to, in one transaction. `now` in UTC epoch
 * milliseconds; `asOf`: the day it ends on, by default today where the workspace counts its days.
 */
export function makeSample(path: string, { now, asOf }: { now: number; asOf?: string | undefined }): void {
  const store = createStore(path, workspaceName, now);
  try {
    const { db } = store;
    const derivation = contributorDerivation(db);
    const day = asOf ?? todayOf(db, now);
    const community = sampleCommunity(sampleSeed, day);
    const uid = uidsOf(Date.parse(day));
    store.decide(
      { label: 'Made the sample community', command: 'workspace.createSample' },
      now,
      () => {
        const facts = addSampleSource(db, community, { name: sampleSourceName, sourceUid: uid(), runUid: uid(), now });
        derivation.follow(facts);
        writeDecisions(db, community, uid);
      },
      (changeSet) => derivation.followDecisions(changeSet),
    );
  } catch (error) {
    store.close();
    // Half a sample is of no use to anybody, and the file was made here.
    rmSync(path, { force: true });
    throw error;
  }
  store.close();
}

/** Uids like those of every decision, in the order they are asked for, but the same each time: two samples of one day are equal. */
function uidsOf(msecs: number): () => string {
  const random = seeded(sampleSeed);
  let seq = 0;
  return () => {
    seq += 1;
    return v7({ msecs, seq, random: Uint8Array.from({ length: 16 }, () => random.below(256)) });
  };
}

const anchorOf = ({ identities: [main] }: Member): string => (main ? identityUid(main.platform, main.type, main.value) : '');

/** Teammates and fields get their uids first; everything else names them. */
function writeDecisions(db: Database, { decisions }: SampleCommunity, uid: () => string): void {
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

function writeTags(db: Database, tags: Decisions['tags'], uid: () => string): void {
  const known = new Map<string, string>();
  for (const { member, tag: name } of tags) {
    const tag = known.get(name) ?? uid();
    if (!known.has(name)) db.prepare('INSERT INTO tag VALUES (:tag, :name, :key)').run({ tag, name, key: fold(name) });
    known.set(name, tag);
    db.prepare('INSERT INTO person_tag VALUES (:uid, :anchor, :tag)').run({ uid: uid(), anchor: anchorOf(member), tag });
  }
}
