import { eventKinds } from '../domain/events/event.ts';
import { documentKinds } from '../domain/sources/documents.ts';
import { intervals, restReasons } from '../domain/sources/rhythm.ts';
import { importTargets } from '../domain/tables/import/fields.ts';
import { knownZone } from '../domain/time/zones.ts';
import { z } from '../zod.ts';
import { link } from './by-hand.ts';
import { day, fileName, instant, nothing, page, pageOf, uid } from './common.ts';
import { area, command, job, query } from './define.ts';

export const gitSource = z.strictObject({
  kind: z.literal('git'),
  path: fileName,
  /** Full ref names or patterns (`refs/heads/main`, `main`, `refs/remotes/origin/*`). Default: all local and remote branches. */
  refs: z.array(z.string().min(1).max(500)).max(200).optional(),
  useMailmap: z.boolean().default(true),
  name: z.string().trim().min(1).max(200).optional(),
});

/** Kinds that are read over the network. */
export const serverKinds = ['forgejo', 'github', 'gitlab', 'discourse'] as const;

const server = {
  /** `https://forge.example.org`, with a path where the server lies below one. */
  address: z.url({ protocol: /^https?$/ }).max(500),
  /** `north` (a group, an organisation or a person) or `north/lamp` (one project); on GitLab a group may lie in another. A forum is read whole. */
  scope: z
    .array(
      z
        .string()
        .trim()
        .regex(/^[^\s/]+(\/[^\s/]+)*$/)
        .max(200),
    )
    .max(200)
    .default([]),
  /** Kept in the keychain of this computer, for this server alone. Empty: without one. */
  token: z.string().trim().max(1000).optional(),
  /** Agreed that the server is asked without encryption. */
  allowsPlain: z.boolean().default(false),
  /** PEM of the authority that signed the server's certificate, for a server of one's own. */
  certificate: z.string().max(100_000).nullable().default(null),
};

/** What a file or page does not say itself. */
export const documentSettings = z.strictObject({
  /** IANA zone of times that name none; default: where the workspace counts its days. */
  zone: z
    .string()
    .refine((zone) => knownZone(zone) !== null, 'There is no time zone of that name.')
    .optional(),
  /** What the events of a calendar are whose names do not say. */
  eventKind: z.enum(eventKinds).optional(),
  /** Of a schedule that does not say which event it is of. */
  eventName: z.string().trim().min(1).max(200).optional(),
  place: z.string().trim().max(200).optional(),
  link: link.optional(),
  /** Who writes a feed whose articles do not say. */
  author: z.string().trim().min(1).max(200).optional(),
  /** Of a chat log: `#community`. */
  channel: z.string().trim().min(1).max(200).optional(),
  /** Where the accounts of a chat log or a list are, such as `irc` or `github`. */
  platform: z.string().trim().min(1).max(100).optional(),
  /** The day that an All Contributors file's contributions are put on; without one it gives people only. */
  datedOn: day.optional(),
});

const documentPlace = {
  /** A file or a folder of files; or else addresses. */
  path: fileName.optional(),
  addresses: z
    .array(z.url({ protocol: /^https?$/ }).max(2000))
    .max(200)
    .default([]),
  settings: documentSettings.default({}),
  token: server.token,
  allowsPlain: server.allowsPlain,
  certificate: server.certificate,
};

const documentSource = z.strictObject({ kind: z.enum(documentKinds), ...documentPlace, name: gitSource.shape.name });

export const serverSource = z.strictObject({ kind: z.enum(serverKinds), ...server, name: gitSource.shape.name });

/** What one run did. `incomplete` is `null`, or a sentence that says what could not be read and what was kept. */
export const syncReport = z.strictObject({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  incomplete: z.string().nullable(),
  /** Items that are no longer in the source; kept aside and out of the figures. */
  gone: z.int(),
  /** Sentences worth knowing about this run: a rewritten branch, credits without an address. */
  remarks: z.array(z.string()),
});
export type SyncReport = z.infer<typeof syncReport>;

export const runRow = z.strictObject({
  id: uid,
  startedAt: instant,
  endedAt: instant,
  outcome: z.enum(['done', 'incomplete', 'cancelled', 'failed']),
  report: syncReport,
  /** Why it failed, in words; `null` when it did not. */
  problem: z.string().nullable(),
});
export type RunRow = z.infer<typeof runRow>;

/** How a source keeps itself current. */
export const sourceRhythm = z.strictObject({
  /** How often it is read by itself. */
  every: z.enum(intervals),
  /** Somebody said that it is not read by itself for now. */
  paused: z.boolean(),
  /** A run that could not be made, and is as soon as it can; `null`: none is. */
  waiting: z
    .strictObject({
      /** `network`: there is no way to the server; `limit`: the server wants to be asked later. */
      why: z.enum(['network', 'limit']),
      since: instant,
      /** When it is tried next. */
      until: instant,
      words: z.string(),
      /** In vain for so long that it is hardly the network. */
      outOfTouch: z.boolean(),
    })
    .nullable(),
  /** What the server said last of how much may be asked: so many more times, of so many, until it counts anew; `null`: nothing. */
  budget: z.strictObject({ most: z.int().nullable(), remaining: z.int(), anewAt: instant.nullable(), saidAt: instant }).nullable(),
});
export type SourceRhythm = z.infer<typeof sourceRhythm>;

export const sourceRow = z.strictObject({
  id: uid,
  /** `sample`: invented, in a file that `workspace.createSample` made. There is nothing to read it from. */
  kind: z.enum(['git', ...serverKinds, ...documentKinds, 'table', 'sample']),
  name: z.string(),
  /** The folder of a clone; of a table, what its file was called last; empty for the sample. */
  path: z.string(),
  refs: z.array(z.string()).nullable(),
  useMailmap: z.boolean(),
  /** Whether the clone has a .mailmap, as of the last reading; `null`: not known, or not looked for. */
  hasMailmap: z.boolean().nullable(),
  addedAt: instant,
  /** `null`: never read to the end. */
  freshAt: instant.nullable(),
  state: z.enum(['never_read', 'fresh', 'incomplete', 'failed']),
  lastRun: runRow.nullable(),
  /** When it was removed in such a way that what it told stays; `null`: it is read. */
  retiredAt: instant.nullable(),
  /** `null` for what comes once, from a file that is given, and for what is retired. */
  rhythm: sourceRhythm.nullable(),
  /** What the store holds from it. */
  commits: z.int(),
  merges: z.int(),
  authors: z.int().meta({ description: 'distinct addresses of authors, after .mailmap where it is used' }),
  credits: z.int(),
  setAside: z.int(),
  gone: z.int(),
  /** Commits whose paths were read, for documentation credit. */
  pathsRead: z.int(),
  /** What a table is about, and what the workspace has from it; `null` for a clone. */
  table: z.strictObject({ target: z.enum(importTargets), people: z.int(), activities: z.int() }).nullable(),
  /** Of a server: where it is, what is read of it, and what the workspace has from it; `null` for every other kind. */
  server: z
    .strictObject({
      address: z.string(),
      scope: z.array(z.string()),
      allowsPlain: z.boolean(),
      hasCertificate: z.boolean(),
      projects: z.int(),
      changeRequests: z.int(),
      issues: z.int(),
      topics: z.int(),
      comments: z.int(),
    })
    .nullable(),
  /** Of what is read whole: where it lies, and what the workspace has from it; `null` for every other kind. */
  document: z
    .strictObject({
      path: z.string().nullable(),
      addresses: z.array(z.string()).max(200),
      settings: documentSettings,
      allowsPlain: z.boolean(),
      hasCertificate: z.boolean(),
      events: z.int(),
      talks: z.int(),
      activities: z.int(),
      people: z.int(),
    })
    .nullable(),
});
export type SourceRow = z.infer<typeof sourceRow>;

const source = z.strictObject({ id: uid });

/** Something that a file or page tells, for looking at before it is a source. */
const toldExample = z.strictObject({ what: z.enum(['event', 'talk', 'activity', 'person']), title: z.string(), detail: z.string() });

export const sources = area('sources', {
  list: query('All sources with their freshness.', nothing, z.strictObject({ sources: z.array(sourceRow).max(1000) })),
  get: query('One source.', source, sourceRow),
  inspect: query(
    'Whether a folder holds a git clone: its real path, and what it would be called. Needs no open workspace.',
    z.strictObject({ path: fileName }),
    z.strictObject({ path: z.string(), name: z.string() }),
    { files: ['path'] },
  ),
  runs: query('Past runs of a source, newest first.', source.extend(page.shape), pageOf(runRow)),
  leaving: query(
    'What would leave the workspace with a source: commits, other activities and events that no other source has, and people nobody else names and nothing is decided about.',
    source,
    z.strictObject({ commits: z.int(), others: z.int(), events: z.int(), people: z.int() }),
  ),
  setAside: query(
    'Items that could not be read, with the reason.',
    source.extend(page.shape),
    pageOf(z.strictObject({ key: z.string(), reason: z.string(), raw: z.string(), at: instant })),
  ),

  ahead: query(
    'When each source is read next by itself, or what it rests for.',
    nothing,
    z.strictObject({
      sources: z
        .array(
          z.strictObject({
            id: uid,
            /** One that is over: now. `null`: not by itself. */
            at: instant.nullable(),
            /**
             * `unread_here`: nobody on this computer has asked for it yet, as it is now. `restored`: the workspace was, and nobody released it.
             * `not_here`: nothing is read by itself, as without a window or in a workspace that is open for reading only.
             */
            rests: z.enum([...restReasons, 'restored', 'not_here']).nullable(),
          }),
        )
        .max(1000),
    }),
  ),

  add: command('Add a source.', gitSource, source, { files: ['path'] }),
  addServer: command('Add a source that lies on a server.', serverSource, source, { secrets: ['token'] }),
  editServer: command(
    'Read a source from another address, or something else of it, or with another token. A token goes to the address it was given for and nowhere else.',
    source.extend({
      address: server.address.optional(),
      // Without its default: what is not said stays as it is.
      scope: server.scope.unwrap().optional(),
      token: server.token,
      allowsPlain: z.boolean().optional(),
      certificate: z.string().max(100_000).nullable().optional(),
    }),
    nothing,
    { secrets: ['token'] },
  ),
  addDocument: command(
    'Add a source that is read whole, from a file or an address: a calendar, list, schedule, feed or log.',
    documentSource,
    source,
    {
      files: ['path'],
      secrets: ['token'],
    },
  ),
  editDocument: command(
    'Read a source from another file or address, or with other settings.',
    source.extend({
      path: fileName.optional(),
      addresses: documentPlace.addresses.unwrap().optional(),
      settings: documentSettings.optional(),
      token: server.token,
      allowsPlain: z.boolean().optional(),
      certificate: z.string().max(100_000).nullable().optional(),
    }),
    nothing,
    { files: ['path'], secrets: ['token'] },
  ),
  edit: command(
    'Read a source from another folder, or other branches of it. The folder must hold the same history. It is read anew by itself.',
    source.extend({
      path: fileName.optional(),
      refs: gitSource.shape.refs.meta({ description: 'names or patterns; an empty list: all branches' }),
      useMailmap: z.boolean().optional(),
    }),
    nothing,
    { files: ['path'] },
  ),
  renameSource: command('Give a source another name.', source.extend({ name: z.string().trim().min(1).max(200) }), nothing),
  seeSetAside: command(
    'Say that somebody has seen what a source set aside: it is off Today until more is. It stays listed at its source.',
    source,
    nothing,
  ),
  setSchedule: command(
    'Say how often a source is read by itself. It is on computers where somebody has asked for it, while the workspace is open in the app.',
    source.extend({ every: z.enum(intervals) }),
    nothing,
  ),
  pauseSource: command('Read a source by hand only, until it is let go on.', source, nothing),
  resumeSource: command('Let a source that is paused be read by itself again.', source, nothing),
  retireSource: command(
    'Remove a source and keep what it told: nothing reads it any more, until it is brought back or removed for good.',
    source,
    nothing,
  ),
  bringBackSource: command('Read a source again that was removed while what it told was kept.', source, nothing),
  removeSource: command(
    'Remove a source and what only it said. Notes, tags and all other decisions stay. Undo brings the source back; sync it to read it again.',
    source,
    z.strictObject({ activities: z.int() }),
  ),

  syncSource: job('Read what is new in a source.', source.extend({ full: z.boolean().default(false), token: server.token }), syncReport, {
    resumable: true,
    secrets: ['token'],
  }),
  tryServer: job(
    'Find out what a server lets one read, before it becomes a source or after; `source`: the one whose token is used where none is given.',
    z.strictObject({ kind: z.enum(serverKinds), ...server, source: uid.optional() }),
    z.strictObject({
      /** Such as `Forgejo 1.21.10`; `null`: it does not say. */
      software: z.string().nullable(),
      /** Whose token it is; `null` without one. */
      account: z.string().nullable(),
      may: z.array(z.strictObject({ what: z.string(), ok: z.boolean(), why: z.string().nullable() })).max(500),
    }),
    { secrets: ['token'] },
  ),
  tryDocument: job(
    'Read a file or an address without keeping anything: what it tells, and what could not be understood.',
    documentSource.extend({ source: uid.optional().meta({ description: 'without a file and address: where this source lies' }) }),
    z.strictObject({
      events: z.int(),
      talks: z.int(),
      activities: z.int(),
      people: z.int(),
      examples: z.array(toldExample).max(8),
      aside: z.int(),
      reasons: z.array(z.string()).max(8),
      remarks: z.array(z.string()).max(20),
    }),
    { files: ['path'], secrets: ['token'] },
  ),
  creditDocumentation: job(
    'Read which files each commit touched, so that documentation counts as documentation.',
    source,
    z.strictObject({ read: z.int(), documentation: z.int(), incomplete: z.string().nullable() }),
    { resumable: true },
  ),
});
