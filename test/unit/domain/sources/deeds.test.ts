import { describe, expect, it } from 'vitest';
import { deedsOf, firstResponse } from '../../../../shared/domain/sources/deeds.ts';
import type { ToldPerson } from '../../../../shared/domain/sources/told.ts';
import type { ToldChangeRequest, ToldIssue, ToldNote } from '../../../../shared/domain/sources/work-items.ts';

const person = (id: number, name: string, isBot = false): ToldPerson => ({
  platform: 'forge.example',
  accountId: String(id),
  username: name,
  name: null,
  email: null,
  isEmailVerified: false,
  isBot,
});
const [ana, bo, robot] = [person(1, 'ana'), person(2, 'bo'), person(3, 'robot', true)];
const note = (id: string, by: ToldPerson | null, at: number, kind: ToldNote['kind'] = 'comment'): ToldNote => ({
  id,
  person: by,
  at,
  kind,
});
const shared = {
  project: { key: 'forge.example/1', path: 'north/lamp', link: '' },
  title: 'Steady light',
  link: '',
  author: ana,
  openedAt: 10,
  updatedAt: 90,
  labels: [],
  milestone: null,
};
const change = (more: Partial<ToldChangeRequest> = {}): ToldChangeRequest => ({
  ...shared,
  kind: 'change_request',
  key: 'forge.example/1!2',
  number: 2,
  state: 'merged',
  isDraft: false,
  readyAt: 10,
  mergedAt: 80,
  mergedBy: bo,
  open: [{ from: 10, until: 80 }],
  notes: [note('5', bo, 20, 'review'), note('6', bo, 30), note('7', ana, 40)],
  ...more,
});
const issue = (more: Partial<ToldIssue> = {}): ToldIssue => ({
  ...shared,
  kind: 'issue',
  key: 'forge.example/1#1',
  number: 1,
  state: 'open',
  closedAt: null,
  closedBy: [],
  notes: [note('1', robot, 15), note('2', bo, 20), note('3', ana, 30)],
  ...more,
});
const said = (item: ToldChangeRequest | ToldIssue) =>
  deedsOf(item).map(({ person: { username }, countsAs, at }) => [username, countsAs, at]);

describe('what people did', () => {
  it('in a change request: opened, merged, reviewed, helped, talked in their own', () => {
    expect(said(change())).toEqual([
      ['ana', 'proposed', 10],
      ['ana', 'code', 80],
      ['bo', 'merge', 80],
      ['bo', 'review', 20],
      ['bo', 'help', 30],
      ['ana', 'reply', 40],
    ]);
  });

  it('in one that is not merged is no code yet, and merging one’s own is no work on another’s', () => {
    expect(said(change({ state: 'closed', mergedAt: null, mergedBy: null, notes: [] }))).toEqual([['ana', 'proposed', 10]]);
    expect(said(change({ mergedBy: person(1, 'ana-renamed'), notes: [] }))).toEqual([
      ['ana', 'proposed', 10],
      ['ana', 'code', 80],
    ]);
  });

  it('in an issue: reported it, helped with it, talked in their own', () => {
    expect(said(issue())).toEqual([
      ['ana', 'report', 10],
      ['robot', 'issue_help', 15],
      ['bo', 'issue_help', 20],
      ['ana', 'reply', 30],
    ]);
  });

  it('by an account that is gone is nobody’s, and whoever answers it still helped', () => {
    expect(said(issue({ author: null, notes: [note('1', null, 15), note('2', bo, 20)] }))).toEqual([['bo', 'issue_help', 20]]);
  });

  it('has a key of its own each time', () => {
    const keys = deedsOf(change()).map(({ kind, key }) => `${kind} ${key}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the first response', () => {
  it('is by another human', () => {
    expect(firstResponse(issue())).toBe(20);
    expect(firstResponse(issue({ notes: [note('1', robot, 15), note('3', ana, 30)] }))).toBeNull();
    expect(firstResponse(change({ notes: [note('7', ana, 12), note('6', bo, 30), note('5', bo, 20, 'review')] }))).toBe(20);
  });
});
