import type { SampleCommunity } from '../../../shared/domain/sample/community.ts';
import type { SampleIdentity } from '../../../shared/domain/sample/identities.ts';
import type { Member } from '../../../shared/domain/sample/members.ts';
import { DATED } from '../../../shared/domain/time/dated.ts';
import { monthOf } from '../../../shared/domain/time/months.ts';
import type { Database } from '../store/database.ts';
import type { FactChanges } from '../store/derivation.ts';
import { FactWriter } from './facts.ts';
import { countSource } from './figures.ts';

interface NewSample {
  name: string;
  /** Of the decision, and of the record that it was read. */
  sourceUid: string;
  runUid: string;
  /** UTC epoch milliseconds. */
  now: number;
}

/** Adds the sample as a source of its own kind, with everything its people did. Called inside a change set; the caller computes what follows. */
export function addSampleSource(db: Database, { members, activities }: SampleCommunity, sample: NewSample): FactChanges {
  const { name, sourceUid, runUid, now } = sample;
  db.prepare("INSERT INTO source VALUES (:sourceUid, 'sample', :name, '{}', :now)").run({ sourceUid, name, now });
  const key = Number(db.prepare('INSERT INTO source_key (uid) VALUES (:sourceUid)').run({ sourceUid }).lastInsertRowid);
  const writer = new FactWriter(db, key);
  const ids = new Map<SampleIdentity, number>();
  for (const member of members) keepIdentities(writer, member, ids);
  for (const { member, identity, kind, key: of, countsAs, at, offset, title } of activities) {
    const identityId = ids.get(identity) ?? 0;
    const isCommit = kind === 'commit';
    writer.activity({
      kind,
      key: of,
      identityId,
      nameId: writer.people.nameOf(member.name),
      countsAs,
      at,
      offset,
      month: monthOf(at),
      dated: DATED.author,
      recordedBy: isCommit ? identityId : null,
      recordedAt: isCommit ? at : null,
      recordedOffset: isCommit ? offset : null,
      title,
    });
  }
  countSource(db, key);
  const report = { added: activities.length, changed: 0, unchanged: 0, rejected: 0, incomplete: null, gone: 0, remarks: [] };
  db.prepare(
    `INSERT INTO sync_run (uid, source_uid, started_at, ended_at, outcome, report, problem)
     VALUES (:runUid, :sourceUid, :now, :now, 'done', :report, NULL)`,
  ).run({ runUid, sourceUid, now, report: JSON.stringify(report) });
  return writer.take();
}

/** A second address is proved as a .mailmap would, an account as its number would. */
function keepIdentities({ people, changes }: FactWriter, { name, identities }: Member, ids: Map<SampleIdentity, number>): void {
  const [main] = identities;
  for (const identity of identities) {
    const { platform, type, value } = identity;
    const id = type === 'email' ? people.gitIdentity(name, value, changes) : people.givenIdentity(platform, 'username', value, changes);
    ids.set(identity, id);
    const first = main && ids.get(main);
    if (first !== undefined && first !== id) people.prove(id, first, type === 'email' ? 'mailmap' : 'account_id', changes);
  }
}
