import { describe, expect, it } from 'vitest';
import { answerOf, fieldOf, instantOf, linkOf, nameOf, numberOf, setAside, titleOf } from '../../../../electron/core/sources/telling.ts';
import { toldNothing } from '../../../../shared/domain/sources/told.ts';

describe('texts of others', () => {
  it('are cut: names at 500 signs, titles at 300, and no sign in half', () => {
    expect(nameOf('x'.repeat(10_240))).toBe('x'.repeat(500));
    expect(titleOf('x'.repeat(301))).toBe(`${'x'.repeat(300)}…`);
    expect(titleOf('x'.repeat(300))).toBe('x'.repeat(300));
    expect(titleOf(`${'x'.repeat(299)}😀😀`)).toBe(`${'x'.repeat(299)}…`);
  });

  it('are on one line without controls', () => {
    expect(titleOf(' a\u0000\u001b[31m\n b\t\u0085c ')).toBe('a [31m b c');
    expect(nameOf(' \u0000 ')).toBeNull();
  });

  it.each([null, undefined, {}, [], true, Number.NaN])('are nothing where %j stands', (value) => {
    expect([titleOf(value), nameOf(value), linkOf(value), instantOf(value), numberOf(value)]).toEqual(['', null, '', null, null]);
  });

  it.each([
    ['https', 'https://x.example/a?b#c', 'https://x.example/a?b#c'],
    ['relative', '/a', 'https://blog.example/a'],
    ['javascript', 'javascript:alert(1)', ''],
    ['data', 'data:text/html,x', ''],
    ['mailto', 'mailto:ana@x.example', ''],
    ['file', 'file:///etc/passwd', ''],
    ['far too long', `https://x.example/${'a'.repeat(3000)}`, ''],
    ['no host', 'https://', ''],
  ])('are a link only of http and https: %s', (_, text, link) => {
    expect(linkOf(text, 'https://blog.example/feed')).toBe(link);
  });

  it('are an instant only with a zone', () => {
    expect(instantOf('2024-05-01T10:00:00.5-05:00')).toBe(Date.UTC(2024, 4, 1, 15, 0, 0, 500));
    expect([instantOf('2024-05-01T10:00:00'), instantOf('2024-13-01T10:00:00Z'), instantOf('yesterday')]).toEqual([null, null, null]);
  });

  it('never name what every object has', () => {
    const hostile = JSON.parse('{"__proto__": {"username": "eve"}, "id": 1}');
    expect([fieldOf(hostile, 'username'), fieldOf(hostile, 'constructor'), fieldOf('text', 'length')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('an answer', () => {
  const problem = (text: string) => {
    const answer = answerOf(text, 'the list of topics');
    return 'problem' in answer ? answer.problem : null;
  };

  it.each([
    ['a page', '<!DOCTYPE html><html><body>Sign in', 'This is a web page, not the list of topics.'],
    ['a page without a type', '  <html>', 'This is a web page'],
    ['cut', '{"topics": [{"id": 1}, {"id"', 'ends in the middle'],
    ['empty', '', 'There is nothing where'],
    ['text', 'oops', 'is not valid JSON'],
    ['of 20 MB', `{"raw": "${'x'.repeat(20_000_000)}"}`, 'larger than 16 MB'],
  ])('that is none is said to be: %s', (_, text, said) => {
    expect(problem(text)).toContain(said);
  });

  it('is read with a mark before it, and nested as deep as somebody likes', () => {
    expect(answerOf('\ufeff{"a": 1}', 'it')).toEqual({ value: { a: 1 } });
    const deep = answerOf('['.repeat(200_000) + ']'.repeat(200_000), 'it');
    const told = toldNothing();
    setAside(told, 'deep', 'It is too deep.', 'value' in deep ? deep.value : null);
    expect(told.aside.map(({ key, reason }) => [key, reason])).toEqual([['deep', 'It is too deep.']]);
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    setAside(told, 'circle', 'It holds itself.', circle);
    expect(told.aside[1]).toEqual({ key: 'circle', reason: 'It holds itself.', raw: '' });
  });

  it('set aside is kept up to 64 KB', () => {
    const told = toldNothing();
    setAside(told, 'long', 'It is long.', { raw: 'x'.repeat(100_000) });
    expect(told.aside[0]?.raw).toHaveLength(65_536);
  });
});
