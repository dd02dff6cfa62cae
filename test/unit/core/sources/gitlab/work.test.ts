import { describe, expect, it } from 'vitest';
import type { Listed, Note, StateEvent } from '../../../../../electron/core/sources/gitlab/shapes.ts';
import { personOf, workOf } from '../../../../../electron/core/sources/gitlab/work.ts';

const ana = { id: 101, username: 'ana', name: 'Ana Pires' };
const bo = { id: 102, username: 'bo', name: '' };
const listed = (more: Partial<Listed> = {}): Listed => ({
  iid: 7,
  title: 'Steady light',
  web_url: 'https://gitlab.example/north/lamp/-/merge_requests/7',
  state: 'opened',
  author: ana,
  created_at: 1000,
  updated_at: 9000,
  ...more,
});
const note = (body: string, at: number, more: Partial<Note> = {}): Note => ({
  id: at,
  body,
  author: bo,
  created_at: at,
  system: false,
  ...more,
});
const system = (body: string, at: number): Note => note(body, at, { system: true });

const told = (item: Listed, notes: Note[] = [], states: StateEvent[] = [], isChange = true) =>
  workOf({
    platform: 'gitlab.example',
    project: { key: 'gitlab.example/5', path: 'north/lamp', link: '' },
    isChange,
    listed: item,
    notes,
    states,
    closedBy: [],
  });

describe('a merge request of GitLab', () => {
  it('is open in whatever words: opened, reopened, locked', () => {
    for (const state of ['opened', 'reopened', 'locked', 'some word of tomorrow'])
      expect(told(listed({ state }))).toMatchObject({ state: 'open', open: [{ from: 1000, until: null }], mergedAt: null });
  });

  it('was merged by whoever GitLab names, in either field', () => {
    const merged = { state: 'merged', merged_at: 5000 };
    expect(told(listed({ ...merged, merge_user: bo }))).toMatchObject({ state: 'merged', mergedAt: 5000, mergedBy: { username: 'bo' } });
    expect(told(listed({ ...merged, merged_by: bo }))).toMatchObject({ mergedBy: { username: 'bo' } });
    // Merged before GitLab noted when: the day of its last change is the nearest there is.
    expect(told(listed({ state: 'merged' }))).toMatchObject({ mergedAt: 9000, open: [{ from: 1000, until: 9000 }] });
  });

  it('was open between what its events say', () => {
    const states = [
      { state: 'closed', created_at: 2000 },
      { state: 'reopened', created_at: 3000 },
      { state: 'merged', created_at: 5000 },
    ];
    expect(told(listed({ state: 'merged', merged_at: 5000 }), [], states)).toMatchObject({
      open: [
        { from: 1000, until: 2000 },
        { from: 3000, until: 5000 },
      ],
    });
  });

  it.each([
    'marked this merge request as **ready**',
    'unmarked as a **Work In Progress**',
    'unmarked this merge request as a **Work In Progress**',
    'unmarked as a **WIP**',
  ])('became ready when GitLab noted: %s', (words) => {
    expect(told(listed(), [system(words, 4000)])).toMatchObject({ isDraft: false, readyAt: 4000 });
    // Said by a person it is a word like any other.
    expect(told(listed(), [note(words, 4000)])).toMatchObject({ readyAt: 1000 });
  });

  it('is not ready while it is a draft, in the word of either age', () => {
    for (const draft of [{ draft: true }, { work_in_progress: true }])
      expect(told(listed(draft))).toMatchObject({ isDraft: true, readyAt: null });
  });

  it('has words of people, reviews, and nothing that GitLab noted by itself', () => {
    const notes = [
      note('Thanks', 2000),
      note('Here', 3000, { type: 'DiffNote' }),
      system('approved this merge request', 4000),
      system('changed milestone to %1', 5000),
      system('unapproved this merge request', 6000),
      note('Gone', 7000, { author: null }),
    ];
    expect(told(listed(), notes).notes.map(({ at, kind, person }) => [at, kind, person?.username ?? null])).toEqual([
      [2000, 'comment', 'bo'],
      [3000, 'review', 'bo'],
      [4000, 'review', 'bo'],
      [7000, 'comment', null],
    ]);
  });
});

it('an issue is closed only where its state says so', () => {
  expect(told(listed({ state: 'closed', closed_at: 4000 }), [], [], false)).toMatchObject({
    kind: 'issue',
    state: 'closed',
    closedAt: 4000,
  });
  expect(told(listed({ state: 'opened', closed_at: 4000 }), [], [], false)).toMatchObject({ state: 'open', closedAt: null });
});

it.each([
  [null, null],
  [{ id: 1, username: 'ghost', name: 'Ghost User' }, null],
  [ana, false],
  [{ id: 5, username: 'project_278964_bot', name: 'A token' }, true],
  [{ id: 5, username: 'group_9_bot_a1b2c3', name: 'A token' }, true],
  [{ id: 6, username: 'robot', name: 'Robot', bot: true }, true],
  [{ id: 7, username: 'talbot', name: 'Ann Talbot' }, false],
])('%j is a bot: %s', (user, isBot) => {
  expect(personOf('gitlab.example', user)?.isBot ?? null).toBe(isBot);
});
