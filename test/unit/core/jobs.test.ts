import { describe, expect, it } from 'vitest';
import { type JobControl, Jobs } from '../../../electron/core/jobs.ts';
import type { JobRow } from '../../../shared/contract/jobs.ts';
import { AppError } from '../../../shared/errors.ts';

/** Jobs with a clock that the test moves, in milliseconds. */
function watch() {
  const said: JobRow[] = [];
  const time = { now: 1_000_000 };
  const jobs = new Jobs(
    (job) => said.push(job),
    () => time.now,
  );
  return { jobs, said, time };
}

/** A job that does what the test says, when it says so. */
function begun(jobs: Jobs) {
  let control: JobControl | undefined;
  let finish: (error?: unknown) => void = () => undefined;
  const result = jobs.run('sources.syncSource', (given) => {
    control = given;
    return new Promise<string>((resolve, reject) => {
      finish = (error) => (error === undefined ? resolve('read') : reject(error));
    });
  });
  result.catch(() => undefined);
  if (!control) throw new Error('The job did not begin.');
  return { result, control, finish };
}

describe('a job', () => {
  it('is running from its first moment, and done at its end', async () => {
    const { jobs, said, time } = watch();
    const { result, finish } = begun(jobs);
    expect(jobs.list()).toMatchObject([{ state: 'running', startedAt: 1_000_000, endedAt: null, done: 0, total: null, rate: null }]);
    time.now += 5;
    finish();
    expect(await result).toBe('read');
    expect(jobs.list()).toMatchObject([{ state: 'done', endedAt: 1_000_005, problem: null }]);
    expect(said.map(({ state }) => state)).toEqual(['running', 'done']);
  });

  it('has said what it is called before anybody hears of it', async () => {
    const { jobs, said } = watch();
    await jobs.run('sources.syncSource', async (control) => control.describe('Reading core', 'commits', 'a-source'));
    expect(said.map(({ title }) => title)).toEqual(['Reading core', 'Reading core']);
  });

  it('is stopped by what it is about, and others go on', async () => {
    const { jobs } = watch();
    const [one, other] = [begun(jobs), begun(jobs)];
    one.control.describe('Reading core', 'commits', 'core');
    other.control.describe('Reading docs', 'commits', 'docs');
    one.control.signal.addEventListener('abort', () => one.finish(new Error('aborted')));
    await jobs.stop('core');
    await expect(one.result).rejects.toMatchObject({ code: 'cancelled' });
    expect(jobs.list().map(({ title, state }) => [title, state])).toEqual([
      ['Reading docs', 'running'],
      ['Reading core', 'cancelled'],
    ]);
    other.finish();
  });

  it('is called what it calls itself', () => {
    const { jobs } = watch();
    const { control } = begun(jobs);
    control.describe('Reading core', 'commits', 'a-source');
    expect(jobs.list()[0]).toMatchObject({ title: 'Reading core', unit: 'commits', subject: 'a-source', procedure: 'sources.syncSource' });
  });

  it('knows its rate and what is left after half a second', () => {
    const { jobs, time } = watch();
    const { control } = begun(jobs);
    control.progress(0, 10_000);
    time.now += 400;
    control.progress(1000, 10_000);
    expect(jobs.list()[0]).toMatchObject({ rate: null, secondsLeft: null });
    time.now += 600;
    control.progress(2000, 10_000);
    expect(jobs.list()[0]).toMatchObject({ done: 2000, total: 10_000, rate: 2000, secondsLeft: 4 });
  });

  it('forgets how fast it was more than five seconds ago', () => {
    const { jobs, time } = watch();
    const { control } = begun(jobs);
    for (let second = 0; second <= 20; second += 1) {
      control.progress(second <= 10 ? second * 100 : 1000 + (second - 10) * 10, null);
      time.now += 1000;
    }
    expect(jobs.list()[0]).toMatchObject({ rate: 10, secondsLeft: null });
  });

  it('never has less than nothing left, when there was more than it thought', () => {
    const { jobs, time } = watch();
    const { control } = begun(jobs);
    control.progress(0, 100);
    time.now += 1000;
    control.progress(150, 100);
    expect(jobs.list()[0]?.secondsLeft).toBe(0);
  });

  it('says how far it is five times a second at most', () => {
    const { jobs, said, time } = watch();
    const { control } = begun(jobs);
    for (let at = 0; at < 1000; at += 1) {
      time.now += 1;
      control.progress(at, null);
    }
    expect(said.length).toBe(1 + 5);
  });

  it('tells each listener a row of its own', () => {
    const { jobs, said, time } = watch();
    const { control } = begun(jobs);
    time.now += 1000;
    control.progress(5, null);
    expect(said.map(({ done }) => done)).toEqual([0, 5]);
  });

  it('notices a cancel at its next breath, and counts as cancelled whatever it throws then', async () => {
    const { jobs, said } = watch();
    const { result, control, finish } = begun(jobs);
    jobs.cancel(jobs.list()[0]?.id ?? '');
    expect(control.signal.aborted).toBe(true);
    await expect(control.breathe()).rejects.toMatchObject({ code: 'cancelled' });
    finish(new Error('the stream ended'));
    await expect(result).rejects.toMatchObject({ code: 'cancelled', message: 'Stopped. What was read so far is kept.' });
    expect(said.at(-1)).toMatchObject({ state: 'cancelled' });
  });

  it('that ended before the cancel came is done', async () => {
    const { jobs } = watch();
    const { result, finish } = begun(jobs);
    const id = jobs.list()[0]?.id ?? '';
    finish();
    await result;
    jobs.cancel(id);
    jobs.cancel('nobody');
    expect(jobs.list()).toMatchObject([{ state: 'done' }]);
  });

  it('that fails keeps its sentence, and no stack', async () => {
    const { jobs } = watch();
    const good = begun(jobs);
    good.finish(new AppError('source_error', 'The folder is not there.'));
    await expect(good.result).rejects.toThrow('The folder is not there.');
    const bad = begun(jobs);
    bad.finish(new Error('secret /path'));
    await expect(bad.result).rejects.toThrow('secret /path');
    expect(jobs.list().map(({ state, problem }) => [state, problem?.slice(0, 24)])).toEqual([
      ['failed', 'Something went wrong ins'],
      ['failed', 'The folder is not there.'],
    ]);
  });

  it('lets others have their turn when it breathes', async () => {
    const { jobs } = watch();
    const { control } = begun(jobs);
    const order: string[] = [];
    setImmediate(() => order.push('another call'));
    await control.breathe();
    order.push('the job');
    expect(order).toEqual(['another call', 'the job']);
  });

  it('is remembered after its end, the last twenty of them, newest first', async () => {
    const { jobs } = watch();
    for (let at = 0; at < 25; at += 1) await jobs.run(`job ${at}`, async () => at);
    expect(jobs.list()).toHaveLength(20);
    expect(jobs.list()[0]?.procedure).toBe('job 24');
  });
});

describe('stopping all jobs', () => {
  it('waits until each has ended', async () => {
    const { jobs } = watch();
    const ended: number[] = [];
    const stopAtBreath = (name: number) =>
      jobs
        .run('work', async (control) => {
          for (;;) await control.breathe();
        })
        .catch(() => void ended.push(name));
    void stopAtBreath(1);
    void stopAtBreath(2);
    await jobs.stopAll();
    expect(jobs.list().map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(ended).toHaveLength(2);
  });

  it('is done at once when there are none', async () => {
    await watch().jobs.stopAll();
  });
});
