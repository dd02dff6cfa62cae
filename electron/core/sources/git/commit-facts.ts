import type { ActivityKind, CountedKind } from '../../../../shared/domain/contributors/contributions.ts';
import type { Mailmap, Person } from '../../../../shared/domain/identities/mailmap.ts';
import { isPlatformSignature } from '../../../../shared/domain/identities/signature.ts';
import { DATED, dateOf } from '../../../../shared/domain/time/dated.ts';
import { monthOf } from '../../../../shared/domain/time/months.ts';
import type { ActivityFact, FactWriter, Outcome } from '../facts.ts';
import type { LoggedCommit, RawDate } from './log.ts';

const longestTitle = 300;

/** What a trailer says its person did. */
const credits: Record<string, { kind: ActivityKind; countsAs: CountedKind }> = {
  'co-authored-by': { kind: 'co_author', countsAs: 'code' },
  'reviewed-by': { kind: 'review', countsAs: 'review' },
  'helped-by': { kind: 'help', countsAs: 'help' },
  'tested-by': { kind: 'test', countsAs: 'test' },
  'reported-by': { kind: 'report', countsAs: 'report' },
};

export interface CommitReading {
  /** `null`: .mailmap is not used. */
  mailmap: Mailmap | null;
  /** UTC epoch milliseconds of the run: what lies after it cannot be believed. */
  asOf: number;
  /** Credits that name nobody one could tell apart, counted. */
  unaddressed: number;
}

interface Someone {
  identityId: number;
  nameId: number;
}

/** C0 and C1 controls: no name or title needs them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u001f\u007f-\u009f]+/g;

export const clean = (text: string): string => text.replace(controls, ' ').replace(/\s+/g, ' ').trim();

const milliseconds = (date: RawDate | null): number => (date === null ? 0 : date.seconds * 1000);

/** Writes one commit: its author's work, the committer's where it is another person, and the credits in its message. */
export function writeCommit(commit: LoggedCommit, writer: FactWriter, reading: CommitReading): Outcome {
  const used = reading.mailmap !== null;
  const author = someone(commit.author, used ? commit.mappedAuthor : commit.author, writer, reading);
  const committer = isPlatformSignature(commit.committer.name, commit.committer.address)
    ? null
    : someone(commit.committer, used ? commit.mappedCommitter : commit.committer, writer, reading);

  const recordedAt = milliseconds(commit.committed);
  const { at, dated } = dateOf(milliseconds(commit.authored), recordedAt, reading.asOf);
  const title = clean(commit.subject);
  const common: Omit<ActivityFact, 'kind' | 'key' | 'identityId' | 'nameId' | 'countsAs'> = {
    at,
    offset: (dated === DATED.author ? commit.authored : commit.committed)?.offset ?? null,
    month: monthOf(at),
    dated,
    recordedBy: committer?.identityId ?? null,
    recordedAt,
    recordedOffset: commit.committed?.offset ?? null,
    title: title.length > longestTitle ? `${title.slice(0, longestTitle)}…` : title,
  };
  const outcomes = [
    writer.activity({ ...common, ...author, kind: 'commit', key: commit.hash, countsAs: commit.parents > 1 ? 'merge' : 'code' }),
  ];
  if (committer && committer.identityId !== author.identityId) outcomes.push(writeCommitted(commit, common, committer, writer, reading));
  for (const trailer of commit.trailers) outcomes.push(...writeCredit(trailer, commit, common, author, writer, reading));
  return outcomes[0] === 'unchanged'
    ? outcomes.find((outcome) => outcome !== 'unchanged')
      ? 'changed'
      : 'unchanged'
    : (outcomes[0] ?? 'unchanged');
}

function writeCommitted(
  commit: LoggedCommit,
  common: Omit<ActivityFact, 'kind' | 'key' | 'identityId' | 'nameId' | 'countsAs'>,
  committer: Someone,
  writer: FactWriter,
  reading: CommitReading,
): Outcome {
  const recordedAt = milliseconds(commit.committed);
  const { dated } = dateOf(recordedAt, recordedAt, reading.asOf);
  return writer.activity({
    ...common,
    ...committer,
    kind: 'committed',
    key: commit.hash,
    countsAs: 'committed',
    at: recordedAt,
    offset: commit.committed?.offset ?? null,
    month: monthOf(recordedAt),
    dated,
  });
}

const oneCredit = /([^<>,;]*)<([^<>]*)>/g;

function writeCredit(
  trailer: string,
  commit: LoggedCommit,
  common: Omit<ActivityFact, 'kind' | 'key' | 'identityId' | 'nameId' | 'countsAs'>,
  author: Someone,
  writer: FactWriter,
  reading: CommitReading,
): Outcome[] {
  const colon = trailer.indexOf(':');
  const credit = credits[trailer.slice(0, colon).trim().toLowerCase()];
  if (!credit) return [];
  const people = [...trailer.slice(colon + 1, 4000).matchAll(oneCredit)];
  if (people.length === 0) reading.unaddressed += 1;
  return people.flatMap(([, name = '', address = '']) => {
    const written = { name: clean(name).replace(/^"(.*)"$/, '$1'), address: clean(address) };
    const proper = reading.mailmap?.resolve(written) ?? written;
    const person = someone(written, proper, writer, reading);
    if (person.identityId === author.identityId) return [];
    return [writer.activity({ ...common, ...person, ...credit, key: `${commit.hash}:${written.address.toLowerCase()}` })];
  });
}

/** The identity behind a signature, and what .mailmap proves about the address it was made with. */
function someone(written: Person, proper: Person, writer: FactWriter, reading: CommitReading): Someone {
  const key = `${written.name}\n${written.address}\n${proper.name}\n${proper.address}`;
  return writer.people.remembered(key, () => {
    const { people, changes } = writer;
    const name = clean(proper.name);
    const address = clean(proper.address);
    const identityId = people.gitIdentity(name, address, changes);
    if (written.address.toLowerCase() !== proper.address.toLowerCase()) {
      const raw = clean(written.address);
      const from = reading.mailmap?.renames(written.address)
        ? people.addressIdentity(clean(written.name), raw, changes)
        : people.nameAndAddress(clean(written.name), raw, changes);
      people.prove(from, identityId, 'mailmap', changes);
    }
    return { identityId, nameId: people.nameOf(name) };
  });
}
