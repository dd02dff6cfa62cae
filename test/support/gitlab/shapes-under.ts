/** What lies under a merge request or an issue, as JSON: docs.gitlab.com/api/notes, resource_state_events, award_emoji, ... */
import type { GitLabData } from './data.ts';
import type { Touched } from './files.ts';
import type { Note, Person, Thing } from './invent.ts';
import { iso, person } from './shapes.ts';

const noteable = (thing: Thing) => (thing.kind === 'issue' ? 'Issue' : 'MergeRequest');

export const note = (thing: Thing, { id, author, body, system, createdAt, updatedAt }: Note) => ({
  id,
  type: null,
  body,
  author: person(author),
  created_at: iso(createdAt),
  updated_at: iso(updatedAt),
  system,
  noteable_id: thing.id,
  noteable_type: noteable(thing),
  project_id: thing.project.id,
  noteable_iid: thing.iid,
  resolvable: false,
  confidential: false,
  internal: false,
});

export const stateEvents = (thing: Thing) =>
  thing.changes.map(({ to, at, by }, n) => ({
    id: thing.id * 10 + n,
    user: person(by),
    created_at: iso(at),
    resource_type: noteable(thing),
    resource_id: thing.id,
    state: to,
  }));

export const labelEvents = (thing: Thing, data: GitLabData) =>
  thing.labels.map((name, n) => ({
    id: thing.id * 10 + n,
    user: person(thing.author ?? (data.people[0] as Person)),
    created_at: iso(thing.createdAt + n),
    resource_type: noteable(thing),
    resource_id: thing.id,
    label: { id: n + 1, name, color: '#34495E', description: '' },
    action: 'add',
  }));

export const awardEmoji = (thing: Thing, data: GitLabData) =>
  data.emojiOf(thing).map(({ id, name, by, at }) => ({
    id,
    name,
    user: person(by),
    created_at: iso(at),
    updated_at: iso(at),
    awardable_id: thing.id,
    awardable_type: noteable(thing),
    url: null,
  }));

export const approvals = (thing: Thing, data: GitLabData) => {
  const by = data.approversOf(thing);
  return {
    id: thing.id,
    iid: thing.iid,
    project_id: thing.project.id,
    title: thing.title,
    state: thing.state,
    created_at: iso(thing.createdAt),
    updated_at: iso(thing.updatedAt),
    approved: by.length > 0,
    approvals_required: 0,
    approvals_left: 0,
    approved_by: by.map((one) => ({ user: person(one), approved_at: iso(thing.createdAt + 60_000) })),
  };
};

export const diff = ({ now, before }: Touched) => ({
  old_path: before,
  new_path: now,
  a_mode: '100644',
  b_mode: '100644',
  diff: '@@ -1 +1 @@\n-a\n+b\n',
  new_file: false,
  renamed_file: now !== before,
  deleted_file: false,
  generated_file: false,
});
