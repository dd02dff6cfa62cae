/** Input that is too large, too deep or poisoned is answered, not suffered. */
import { expect, test } from '../support/app.ts';

test('50 MB are refused, and the window goes on', async ({ cairn }) => {
  const { page } = await cairn.open();
  const answers = await page.evaluate(async () => {
    const text = 'x'.repeat(50_000_000);
    const given: [string, unknown][] = [
      ['shell.copy', { text }],
      ['contributors.list', { search: text }],
      ['contributors.list', { [text]: 1 }],
      ['contributors.byIds', { ids: Array.from({ length: 2_000_000 }, () => 1) }],
    ];
    const codes = [];
    for (const [name, input] of given) {
      const answer = await window.cairn.invoke(name, input).catch(() => ({ ok: false as const, error: { code: 'invalid_input' } }));
      codes.push(answer.ok ? 'done' : answer.error.code);
    }
    return codes;
  });
  expect(answers).toEqual(answers.map(() => 'invalid_input'));
  expect(await page.evaluate(() => window.cairn.invoke('shell.start', {}))).toMatchObject({ ok: true });
});

test('nesting without end is refused', async ({ cairn }) => {
  const { page } = await cairn.open();
  for (const levels of [100, 900, 10_000]) {
    const code = await page.evaluate(async (depth) => {
      let filter: unknown = { all: [] };
      for (let level = 0; level < depth; level++) filter = { not: filter };
      try {
        const answer = await window.cairn.invoke('contributors.list', { filter });
        return answer.ok ? 'done' : answer.error.code;
      } catch (error) {
        // Beyond a thousand levels Electron does not let it out of the page.
        return String(error).includes('depth') ? 'invalid_input' : String(error);
      }
    }, levels);
    expect(code, `${levels} levels`).toBe('invalid_input');
  }
});

test('names that reach a prototype are refused, and nothing is polluted anywhere', async ({ cairn }) => {
  const { app, page } = await cairn.open();
  const codes = await page.evaluate(async () => {
    const inputs = [
      '{"__proto__":{"polluted":"yes"}}',
      '{"filter":{"__proto__":{"polluted":"yes"}}}',
      '{"constructor":{"prototype":{"polluted":"yes"}}}',
      '{"filter":{"all":[{"constructor":{"prototype":{"polluted":"yes"}}}]}}',
      '{"prototype":{"polluted":"yes"}}',
    ];
    const answers = [];
    for (const input of inputs) answers.push(await window.cairn.invoke('contributors.list', JSON.parse(input)));
    return answers.map((answer) => (answer.ok ? 'done' : answer.error.code));
  });
  expect(codes).toEqual(codes.map(() => 'invalid_input'));
  const polluted = () => 'polluted' in {} || 'polluted' in [] || 'polluted' in (() => 1);
  expect(await page.evaluate(polluted)).toBe(false);
  expect(await app.evaluate(polluted)).toBe(false);
});

test('what is no plain data is refused', async ({ cairn }) => {
  const { page } = await cairn.open();
  const codes = await page.evaluate(async () => {
    const circle: Record<string, unknown> = {};
    circle.again = circle;
    const inputs: unknown[] = [
      circle,
      new Date(),
      new Map([['a', 1]]),
      new Uint8Array(4),
      () => 1,
      { search: () => 1 },
      Symbol('x'),
      1n,
      Number.NaN,
      window,
      Promise.resolve(1),
    ];
    const answers = [];
    for (const input of inputs) {
      const ask = async () => window.cairn.invoke('contributors.list', input);
      // Some things Electron does not even let out of the page.
      const answer = await ask().catch(() => ({ ok: false as const, error: { code: 'invalid_input' } }));
      answers.push(answer.ok ? 'done' : answer.error.code);
    }
    return answers;
  });
  expect(codes).toEqual(codes.map(() => 'invalid_input'));
});

test('a commit number from nowhere does not keep an answer waiting', async ({ cairn }) => {
  const { page } = await cairn.open();
  for (const seq of [Number.MAX_SAFE_INTEGER, -1, 1.5, Number.NaN, '5', null, {}]) {
    const answer = await page.evaluate((minSeq) => window.cairn.invoke('jobs.list', {}, minSeq as number), seq);
    expect(answer).toHaveProperty('ok');
  }
});
