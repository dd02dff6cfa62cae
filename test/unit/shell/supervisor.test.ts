import { describe, expect, it } from 'vitest';
import type { FromCore, ToCore } from '../../../electron/core/messages.ts';
import type { CoreChild } from '../../../electron/shell/core-process.ts';
import { Supervisor } from '../../../electron/shell/supervisor.ts';
import type { BridgeEvent } from '../../../shared/bridge.ts';

/** A core that answers as told, and dies when told. */
class StandIn implements CoreChild {
  readonly received: ToCore[] = [];
  killed = false;
  #onMessage: (message: FromCore) => void = () => {};
  #onExit: (code: number) => void = () => {};
  /** `null`: no answer. */
  reply: (procedure: string, input: unknown) => FromCore[] | null = () => null;

  postMessage(message: ToCore): void {
    this.received.push(message);
    if (message.type === 'settle')
      queueMicrotask(() => this.say({ type: 'opened', workspace: null, readOnly: false }, { type: 'settled' }));
    else if (message.type === 'call') {
      const replies = this.reply(message.procedure, message.input);
      if (replies) queueMicrotask(() => this.say(...replies.map((one) => (one.type === 'answer' ? { ...one, id: message.id } : one))));
    }
  }

  on(event: 'message', listener: (message: FromCore) => void): this;
  on(event: 'exit', listener: (code: number) => void): this;
  on(event: 'message' | 'exit', listener: ((message: FromCore) => void) & ((code: number) => void)): this {
    if (event === 'message') this.#onMessage = listener;
    else this.#onExit = listener;
    return this;
  }

  kill(): boolean {
    this.killed = true;
    return true;
  }

  say(...messages: FromCore[]): void {
    for (const message of messages) this.#onMessage(message);
  }

  die(): void {
    this.#onExit(9);
  }

  calls(): string[] {
    return this.received.flatMap((message) => (message.type === 'call' ? [message.procedure] : []));
  }
}

const answer = (value: unknown, seq = 1): FromCore => ({ type: 'answer', id: 0, seq, ok: true, value });
const opened = (path: string, readOnly = false): FromCore => ({
  type: 'opened',
  workspace: { path, name: 'North', people: 7, clones: [], sample: false },
  readOnly,
});
const tick = () => new Promise((resolve) => setImmediate(resolve));

/** Answers like a core with workspaces. */
const openWell = (procedure: string, input: unknown): FromCore[] | null => {
  const { path = '', readOnly = false } = input as { path?: string; readOnly?: boolean };
  return procedure === 'workspace.open' ? [opened(path, readOnly), answer({ path, readOnly })] : [answer('fine')];
};

function supervised(reply = openWell) {
  const cores: StandIn[] = [];
  const events: BridgeEvent[] = [];
  const deaths = { count: 0 };
  const supervisor = new Supervisor({
    fork: () => {
      const core = new StandIn();
      core.reply = reply;
      cores.push(core);
      return core;
    },
    emit: (event) => void events.push(event),
    opened: () => {},
    known: () => {},
    died: () => {
      deaths.count += 1;
    },
  });
  const current = () => cores.at(-1) as StandIn;
  return { supervisor, cores, events, deaths, current };
}

describe('the core process', () => {
  it('gets calls once it is ready', async () => {
    const { supervisor, current } = supervised();
    const call = supervisor.call('contributors.list', {});
    await tick();
    expect(current().calls()).toEqual([]);
    current().say({ type: 'ready' });
    expect(await call).toEqual({ ok: true, value: 'fine', seq: 1 });
  });

  it('answers what was under way with a sentence when it dies, and is back with the workspace that was open', async () => {
    const { supervisor, current, cores, events, deaths } = supervised((procedure, input) =>
      procedure === 'sources.syncSource' ? null : openWell(procedure, input),
    );
    current().say({ type: 'ready' });
    await supervisor.call('workspace.open', { path: '/north.cairn', readOnly: true });
    const under = supervisor.call('sources.syncSource', {});
    await tick();
    current().die();
    expect(await under).toMatchObject({ ok: false, error: { code: 'internal', message: expect.stringContaining('is kept') } });
    const next = supervisor.call('contributors.list', {});
    current().say({ type: 'ready' });
    expect(await next).toMatchObject({ ok: true });
    expect(cores).toHaveLength(2);
    expect(deaths.count).toBe(1);
    expect(current().received[0]).toMatchObject({ procedure: 'workspace.open', input: { path: '/north.cairn', readOnly: true } });
    expect(events).toEqual([
      { type: 'workspace', path: '/north.cairn', restarted: false },
      { type: 'workspace', path: '/north.cairn', restarted: true },
    ]);
  });

  it('comes back empty when nothing was open, or when the workspace is gone', async () => {
    const { supervisor, current, events } = supervised((procedure, input) =>
      procedure === 'workspace.open' && events.length > 0
        ? [{ type: 'answer', id: 0, seq: 0, ok: false, error: { code: 'storage', message: 'gone' } }]
        : openWell(procedure, input),
    );
    current().say({ type: 'ready' });
    await supervisor.call('workspace.open', { path: '/north.cairn' });
    current().die();
    current().say({ type: 'ready' });
    await supervisor.call('contributors.list', {});
    expect(events.at(-1)).toEqual({ type: 'workspace', path: null, restarted: true });
  });

  it('does not open a workspace again that took it down while opening', async () => {
    const { supervisor, current, events, cores } = supervised((procedure, input) =>
      cores.length > 1 && procedure === 'workspace.open' ? null : openWell(procedure, input),
    );
    current().say({ type: 'ready' });
    await supervisor.call('workspace.open', { path: '/north.cairn' });
    current().die();
    current().say({ type: 'ready' });
    await tick();
    expect(current().calls()).toEqual(['workspace.open']);
    current().die();
    current().say({ type: 'ready' });
    expect(await supervisor.call('jobs.list', {})).toMatchObject({ ok: true });
    expect(current().calls()).toEqual(['jobs.list']);
    expect(events.at(-1)).toEqual({ type: 'workspace', path: null, restarted: true });
  });

  it('is restarted three times a minute and then no more', async () => {
    const { supervisor, current, cores } = supervised();
    const call = supervisor.call('contributors.list', {});
    for (let death = 0; death < 4; death++) current().die();
    expect(await call).toMatchObject({ ok: false, error: { code: 'internal', message: expect.stringContaining('start it again') } });
    expect(cores).toHaveLength(4);
  });

  it('never waits for a commit that it has not spoken of', async () => {
    const { supervisor, current } = supervised();
    current().say({ type: 'ready' });
    await supervisor.call('contributors.list', {}, 1_000_000);
    current().say({ type: 'changed', areas: ['contributors'], seq: 12 });
    await supervisor.call('contributors.list', {}, 12);
    await supervisor.call('contributors.list', {}, 13);
    expect(current().received.map((message) => (message.type === 'call' ? message.minSeq : null))).toEqual([undefined, 12, undefined]);
  });

  it('closes the workspace before the app ends, which is not the person closing it', async () => {
    const { supervisor, current, events } = supervised();
    current().say({ type: 'ready' });
    await supervisor.call('workspace.open', { path: '/north.cairn' });
    await supervisor.end();
    expect(current().received.at(-1)).toEqual({ type: 'settle' });
    expect(current().killed).toBe(true);
    expect(events).toHaveLength(1);
    expect(await supervisor.call('jobs.list', {})).toMatchObject({ ok: false });
  });

  it('that died just before the end comes back once more, to close the workspace whole', async () => {
    const { supervisor, current, cores } = supervised();
    current().say({ type: 'ready' });
    await supervisor.call('workspace.open', { path: '/north.cairn' });
    current().die();
    const end = supervisor.end();
    current().say({ type: 'ready' });
    await end;
    expect(cores).toHaveLength(2);
    expect(current().received).toEqual([
      expect.objectContaining({ procedure: 'workspace.open', input: { path: '/north.cairn', readOnly: false } }),
      { type: 'settle' },
    ]);
  });

  it('that dies while it ends is left alone', async () => {
    const { supervisor, current, cores } = supervised();
    current().say({ type: 'ready' });
    const end = supervisor.end();
    await tick();
    current().die();
    await end;
    expect(cores).toHaveLength(1);
  });
});
