import { fold } from '../../../../shared/domain/identities/fold.ts';
import type { Mailmap, Person } from '../../../../shared/domain/identities/mailmap.ts';
import { isPlatformSignature, namesAlike } from '../../../../shared/domain/identities/signature.ts';
import { clean, titleOf } from '../../../../shared/domain/sources/texts.ts';
import { DATED, dateOf } from '../../../../shared/domain/time/dated.ts';
import { monthOf } from '../../../../shared/domain/time/months.ts';
import type { ActivityFact, FactWriter, Outcome } from '../facts.ts';
import type { Signer } from '../identities.ts';
import { type CreditOf, creditIn } from './credits.ts';
import { type LoggedCommit, ofItsOwn, type RawDate } from './log.ts';

export interface CommitReading {
  /** `null`: .mailmap is not used. */
  mailmap: Mailmap | null;
  /** UTC epoch milliseconds of the run: what lies after it cannot be believed. */
  asOf: number;
  /** Credits that name nobody one could tell apart, counted. */
  unaddressed: number;
  /** Commits with more credits than are read, counted. */
  overlong: number;
}

interface Credit extends CreditOf {
  signer: Signer;
  key: string;
}

interface Signers {
  author: Signer;
  /** `null`: a platform's signature. */
  committer: Signer | null;
  credits: Credit[];
  /** Trailers that name nobody by address. */
  unaddressed: number;
}

type Shared = Omit<ActivityFact, 'kind' | 'key' | 'identityId' | 'nameId' | 'countsAs'>;

const milliseconds = (date: RawDate | null): number => (date === null ? 0 : date.seconds * 1000);

/** Writes one commit: its author's work, the committer's where it is another person, and the credits in its message. */
export function writeCommit(commit: LoggedCommit, writer: FactWriter, reading: CommitReading): Outcome {
  const splits = writer.people.splits;
  let signers = signersOf(commit, writer, reading);
  // An address may turn out to be shared while its commit is looked at: then whoever was looked up before is looked up again.
  if (writer.people.splits !== splits) signers = signersOf(commit, writer, reading);
  const { author, committer, credits } = signers;
  reading.unaddressed += signers.unaddressed;
  if (commit.overlong) reading.overlong += 1;

  const applied = committer !== null && !sameSigner(author, committer);
  const recordedAt = milliseconds(commit.committed);
  const { at, dated } = dateOf(milliseconds(commit.authored), recordedAt, reading.asOf);
  const shared: Shared = {
    at,
    offset: (dated === DATED.author ? commit.authored : commit.committed)?.offset ?? null,
    month: monthOf(at),
    dated,
    recordedBy: committer === null ? null : (applied ? committer : author).identityId,
    recordedAt,
    recordedOffset: commit.committed?.offset ?? null,
    title: titleOf(commit.subject),
  };
  const by = ({ identityId, nameId }: Signer) => ({ ...shared, identityId, nameId });
  const outcomes = [writer.activity({ ...by(author), kind: 'commit', key: commit.hash, countsAs: commit.parents > 1 ? 'merge' : 'code' })];
  if (applied) outcomes.push(writer.activity({ ...by(committer), ...applying(commit, recordedAt, reading), key: commit.hash }));
  for (const { signer, kind, countsAs, key } of credits) outcomes.push(writer.activity({ ...by(signer), kind, countsAs, key }));
  return outcomes[0] === 'unchanged'
    ? outcomes.find((outcome) => outcome !== 'unchanged')
      ? 'changed'
      : 'unchanged'
    : (outcomes[0] ?? 'unchanged');
}

/** What differs where the work is the committer's: it counts when it was committed. */
function applying({ committed }: LoggedCommit, recordedAt: number, { asOf }: CommitReading) {
  const { dated } = dateOf(recordedAt, recordedAt, asOf);
  return {
    kind: 'committed',
    countsAs: 'committed',
    at: recordedAt,
    offset: committed?.offset ?? null,
    month: monthOf(recordedAt),
    dated,
  } as const;
}

/**
 * One person's signature twice. By what is written, not by whom it is found to be: that an address is shared may come out
 * only later, and what was read before must be the same as what is read after.
 */
const sameSigner = (a: Person, b: Person): boolean => a.address.toLowerCase() === b.address.toLowerCase() && namesAlike(a.name, b.name);

function signersOf(commit: LoggedCommit, writer: FactWriter, reading: CommitReading): Signers {
  const author = ownSigner(commit.author, commit.mappedAuthor, writer, reading);
  const committer = isPlatformSignature(commit.committer.name, commit.committer.address)
    ? null
    : ownSigner(commit.committer, commit.mappedCommitter, writer, reading);
  const signers: Signers = { author, committer, credits: [], unaddressed: 0 };
  addCredits(commit, signers, writer, reading);
  return signers;
}

/** Unlike names with one address in one message; beyond that it is nobody's. */
const mostNames = 50;

function addCredits({ hash, trailers }: LoggedCommit, signers: Signers, writer: FactWriter, reading: CommitReading): void {
  /** Who is credited already, by what for and address; the keys that are taken. */
  const given = new Map<string, Signer[]>();
  const taken = new Set<string>();
  for (const trailer of trailers) {
    const credit = creditIn(trailer);
    if (!credit) continue;
    if (credit.people.length === 0) signers.unaddressed += 1;
    for (const person of credit.people) {
      const written = { name: clean(person.name).replace(/^"(.*)"$/, '$1'), address: clean(person.address) };
      const signer = creditedSigner(written, writer, reading);
      const same = `${credit.kind} ${signer.address.toLowerCase()}`;
      const others = given.get(same) ?? [];
      // Nobody is credited for their own commit, nor twice for the same.
      if (sameSigner(signers.author, signer) || others.length >= mostNames || others.some((other) => sameSigner(other, signer))) continue;
      given.set(same, others);
      others.push(signer);
      const plain = `${hash}:${written.address.toLowerCase()}`;
      const key = taken.has(`${credit.kind} ${plain}`) ? `${plain}:${fold(written.name)}` : plain;
      taken.add(`${credit.kind} ${key}`);
      signers.credits.push({ signer, kind: credit.kind, countsAs: credit.countsAs, key });
    }
  }
}

/** One who signed the commit itself: `written` is the same object for each commit they signed alike. */
function ownSigner(written: Person, proper: Person, writer: FactWriter, reading: CommitReading): Signer {
  return writer.people.rememberedAs(written, () => findSigner(written, reading.mailmap ? proper : written, writer, reading));
}

function creditedSigner(written: Person, writer: FactWriter, reading: CommitReading): Signer {
  return writer.people.remembered(`${written.name}\n${written.address}`, () =>
    findSigner(written, reading.mailmap?.resolve(written) ?? written, writer, reading),
  );
}

/** The identity behind a signature, and what .mailmap proves about the address it was made with. */
function findSigner(written: Person, proper: Person, writer: FactWriter, reading: CommitReading): Signer {
  const { people, changes } = writer;
  const name = ofItsOwn(clean(proper.name));
  const address = ofItsOwn(clean(proper.address));
  const identityId = people.gitIdentity(name, address, changes);
  if (written.address.toLowerCase() !== proper.address.toLowerCase()) {
    const raw = clean(written.address);
    const from = reading.mailmap?.renames(written.address)
      ? people.addressIdentity(clean(written.name), raw, changes)
      : people.nameAndAddress(clean(written.name), raw, changes);
    people.prove(from, identityId, 'mailmap', changes);
  }
  return { name, address, identityId, nameId: people.nameOf(name) };
}
