/**
 * kill -9 at random moments while a clone is read, again and again, with decisions made in between. In the end the file must
 * hold what it would have held had nothing happened.
 */
import { setTimeout as later } from 'node:timers/promises';
import type { Database } from '../../electron/core/store/database.ts';
import { seeded } from '../../shared/domain/sample/random.ts';
import { type CoreChild, startCoreChild } from './children.ts';
import { type Direct, newDirect, openDirect } from './direct.ts';
import { checkSearchIndex, type Dump, dumpDecisions, dumpDerived, dumpFacts } from './dump.ts';
import { copyOf } from './folders.ts';
import { type CommitText, type History, newHistory } from './histories.ts';
import { read, uidOf } from './people.ts';
import { signatures } from './signatures.ts';

export interface KillPlan {
  kills: number;
  commits: number;
  seed: number;
  /** Milliseconds after opening within which the process dies. */
  window: number;
}

export interface KillResult {
  actual: Record<string, Dump>;
  expected: Record<string, Dump>;
  /** Notes that were confirmed to whoever wrote them, and those that are there. */
  promised: string[];
  found: string[];
  /** How many kills met a running job. */
  landed: number;
  /** What SQLite says about the file. */
  health: string[];
}

type Random = ReturnType<typeof seeded>;

/** A history in which many people sign in many ways. */
function bigHistory(commits: number, random: Random): History {
  const history = newHistory({ bare: true, name: 'big.git' });
  const someone = (): string =>
    random.below(3) === 0 ? random.pick(signatures) : `Person ${random.below(300)} <p${random.below(300)}@x.example>`;
  const texts = Array.from({ length: commits }, (_, n): CommitText => {
    const trailer = random.below(4) === 0 ? `\n\nReviewed-by: ${random.pick(signatures)}\n` : '\n';
    return {
      by: someone(),
      ...(random.below(5) === 0 ? { committedBy: someone() } : {}),
      message: `Change ${n}${trailer}`,
      files: { [random.below(4) === 0 ? `docs/${n % 50}.md` : `src/${n % 50}.c`]: `${n}` },
    };
  });
  history.commit(...texts);
  history.mailmap('Ana Pires <ana@pires.example> <ana.pires@work.example>\nDana <dana@weiss.example> Dana Weiss <team@example.org>\n');
  return history;
}

/** The branch is rewritten: a part of what was read is gone, and something else is there. */
function rewrite(history: History, commits: number): void {
  history.move('main', `main~${Math.floor(commits / 4)}`);
  history.commit(...Array.from({ length: 50 }, (_, n) => ({ by: signatures[n % signatures.length] ?? '', message: `Another way ${n}` })));
}

/** A decision that is made between two kills. */
interface Decision {
  procedure: string;
  input: Record<string, unknown>;
}

function anyDecision(n: number, people: readonly string[], random: Random): Decision {
  const contributor = random.pick(people);
  return random.pick<Decision>([
    { procedure: 'contributors.addNote', input: { contributor, text: `Decision ${n}` } },
    { procedure: 'contributors.tagContributors', input: { people: { contributors: [contributor] }, tag: `Tag ${n % 5}` } },
    { procedure: 'contributors.renameContributor', input: { contributor, name: `Renamed ${n}` } },
    { procedure: 'contributors.decideKind', input: { contributor, kind: random.pick(['human', 'bot', null]) } },
  ]);
}

/** What is going on when the process dies. */
const phases = ['first reading', 'after a rewrite', 'documentation'] as const;

/** One file that is killed again and again, and one that is left alone, reading the same clone. */
class Trial {
  readonly #plan: KillPlan;
  readonly #random: Random;
  readonly history: History;
  readonly promised: Decision[] = [];
  landed = 0;
  #calls = 0;
  #path = '';
  #source = '';
  #people: string[] = [];
  #quiet!: Direct;

  constructor(plan: KillPlan) {
    this.#plan = plan;
    this.#random = seeded(plan.seed);
    this.history = bigHistory(plan.commits, this.#random);
  }

  async prepare(): Promise<void> {
    const small = newHistory({ bare: true, name: 'small.git' });
    small.commit({ by: 'Mara Keller <mara@keller.example>' }, { by: 'Tom Ames <tom@ames.example>' });
    const first = newDirect();
    await read(first, small);
    this.#people = [await uidOf(first, 'Mara Keller'), await uidOf(first, 'Tom Ames')];
    this.#source = (await first.api.sources.add({ kind: 'git', path: this.history.folder })).id;
    first.store.close();
    this.#path = first.store.path;
    this.#quiet = await openDirect(copyOf(this.#path));
  }

  async run(): Promise<void> {
    for (const [index, phase] of phases.entries()) {
      if (phase === 'after a rewrite') rewrite(this.history, this.#plan.commits);
      await this.#work(this.#quiet, phase);
      const share = index === 0 ? 0.6 : 0.2;
      for (let kill = 0; kill < Math.round(this.#plan.kills * share); kill += 1) await this.#life(phase, kill > 0);
      const direct = await openDirect(this.#path);
      await this.#work(direct, phase);
      direct.store.close();
    }
  }

  async #work({ api }: Direct, phase: (typeof phases)[number]): Promise<void> {
    if (phase === 'documentation') await api.sources.creditDocumentation({ id: this.#source });
    else await api.sources.syncSource({ id: this.#source });
  }

  /** One life of the process: it opens the file, somebody decides something, it reads, and dies. */
  async #life(phase: (typeof phases)[number], again: boolean): Promise<void> {
    const { window } = this.#plan;
    const random = this.#random;
    const child = await startCoreChild();
    const running = new Set<string>();
    child.onJob(({ id, state }) => void (state === 'running' ? running.add(id) : running.delete(id)));
    const begun = new Promise<void>((resolve) => child.onJob(() => resolve()));
    const moved = new Promise<void>((resolve) => child.onJob(({ done }) => (done > 0 ? resolve() : undefined)));
    if (random.below(10) === 0) {
      // While it opens: what the last one left behind is being put together.
      child.call('workspace.open', { path: this.#path }).catch(() => undefined);
      await later(random.below(40));
    } else {
      const opened = await child.call('workspace.open', { path: this.#path });
      if (!opened.ok) throw new Error(`After ${this.landed} kills it did not open: ${opened.error.message}`);
      await this.#decide(child);
      // What was interrupted goes on by itself; then this call is refused, and nothing is lost by it.
      const input = phase === 'documentation' ? { id: this.#source } : { id: this.#source, full: again };
      child.call(phase === 'documentation' ? 'sources.creditDocumentation' : 'sources.syncSource', input).catch(() => undefined);
      await Promise.race([begun, child.ended]);
      if (random.below(3) === 0) await Promise.race([moved, later(window)]);
      await later(random.below(window));
      if (random.below(4) === 0)
        child.call('contributors.addNote', { contributor: this.#people[0], text: 'Unsure' }).catch(() => undefined);
    }
    if (running.size > 0) this.landed += 1;
    await child.kill();
  }

  async #decide(child: CoreChild): Promise<void> {
    if (this.#random.below(2) === 0) return;
    this.#calls += 1;
    const decision = anyDecision(this.#calls, this.#people, this.#random);
    const answer = await child.call(decision.procedure, decision.input);
    if (!answer.ok) throw new Error(`A decision was refused: ${answer.error.message}`);
    this.promised.push(decision);
  }

  async end(): Promise<KillResult> {
    const killed = await openDirect(this.#path);
    const call = this.#quiet.api as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
    for (const { procedure, input } of this.promised) {
      const [area = '', name = ''] = procedure.split('.');
      await call[area]?.[name]?.(input);
    }
    const result: KillResult = {
      actual: everything(killed.store.db),
      expected: everything(this.#quiet.store.db),
      promised: this.promised.filter(({ procedure }) => procedure.endsWith('addNote')).map(({ input }) => String(input.text)),
      found: notesIn(killed.store.db).filter((text) => text !== 'Unsure'),
      landed: this.landed,
      health: healthOf(killed.store.db),
    };
    killed.store.close();
    this.#quiet.store.close();
    return result;
  }
}

const notesIn = (db: Database): string[] =>
  (db.raw.prepare('SELECT text FROM note ORDER BY uid').all() as { text: string }[]).map(({ text }) => text);

/** Notes are compared by their text: when they were written is nobody's doing but the clock's. */
function everything(db: Database): Record<string, Dump> {
  const { note: _note, ...decisions } = dumpDecisions(db);
  return { facts: dumpFacts(db), decisions, derived: dumpDerived(db) };
}

function healthOf(db: Database): string[] {
  checkSearchIndex(db);
  const said = db.raw.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
  return [
    ...said.map((line) => line.integrity_check),
    ...db.raw
      .prepare('PRAGMA foreign_key_check')
      .all()
      .map((row) => JSON.stringify(row)),
  ];
}

/** Runs the whole trial. The same seed gives the same history, decisions and moments, as far as the machine allows. */
export async function runKills(plan: KillPlan): Promise<KillResult> {
  const trial = new Trial(plan);
  await trial.prepare();
  await trial.run();
  return trial.end();
}
