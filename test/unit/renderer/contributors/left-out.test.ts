import { expect, it } from 'vitest';
import { few } from '../../../../renderer/contributors/filters/few.ts';
import { botsLeftOut } from '../../../../renderer/contributors/list-state.ts';
import { kindsLeftOutBy } from '../../../../renderer/contributors/words.ts';

it('tells which kinds a condition keeps out, asked for or left out', () => {
  expect(kindsLeftOutBy(botsLeftOut)).toEqual(['bot', 'agent']);
  expect(kindsLeftOutBy({ field: 'kind', anyOf: ['bot'] })).toEqual(['human', 'agent', 'unknown']);
  expect(kindsLeftOutBy({ field: 'tag', anyOf: ['x'] })).toBeNull();
  expect(kindsLeftOutBy({ not: { field: 'tag', anyOf: ['x'] } })).toBeNull();
});

it('names what a chip asks for, and on hover all of it', () => {
  expect(few(['code']).value).toBe('code');
  expect(few(['code', 'talks', 'tests']).value).toMatch(/^code, talks,? or tests$/);
  const four = few(['code', 'talks', 'tests', 'reviews']);
  expect(four.value).toMatch(/^code, talks,? or 2 more$/);
  expect(four.whole).toMatch(/^code, talks, tests,? or reviews$/);
});
