import { describe, expect, it } from 'vitest';
import { commandHandlers, jobHandlers, queryHandlers, touchedBy } from '../../../electron/core/areas.ts';
import { memoryDatabase } from '../../../electron/core/store/database.ts';
import { migrate } from '../../../electron/core/store/migrate.ts';
import type { Procedure } from '../../../shared/contract/define.ts';
import { contract, describeProcedures, findProcedure, procedureNames } from '../../../shared/contract/index.ts';
import { z } from '../../../shared/zod.ts';

const procedures = procedureNames().map((name) => [name, findProcedure(name)] as [string, Procedure]);

/** JSON Schema as far as these tests look into it. */
interface Schema {
  type?: string;
  format?: string;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  maxItems?: number;
  additionalProperties?: unknown;
  [more: string]: unknown;
}

function* within(schema: unknown, path: string[] = []): Generator<{ path: string[]; schema: Schema }> {
  if (typeof schema !== 'object' || schema === null) return;
  if (!Array.isArray(schema)) yield { path, schema: schema as Schema };
  for (const [key, value] of Object.entries(schema)) yield* within(value, [...path, key]);
}

const schemaOf = (type: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Schema;

describe('every procedure', () => {
  it.each(procedures)('%s says in one sentence what it does', (_, { summary }) => {
    expect(summary).toMatch(/^[A-Z][^\n]{5,200}\.$/);
  });

  it.each(procedures)('%s refuses fields it does not know', (_, { input }) => {
    expect(input.safeParse({ somethingElse: 1 }).success).toBe(false);
  });

  it.each(procedures)('%s gives and takes uids, and integers only where the window works with keys', (_, procedure) => {
    for (const io of ['input', 'output'] as const) {
      for (const { path, schema } of within(schemaOf(procedure[io], io))) {
        const name = path.at(-1) ?? '';
        const isId = path.at(-2) === 'properties' && /^(id|uid|contributor|note|changeSet|job)$/.test(name) && schema.type === 'string';
        if (isId) expect(schema.format, `${path.join('.')}`).toBe('uuid');
        if (path.at(-2) === 'properties' && /^ids?$/.test(name) && !procedure.windowOnly) {
          expect(JSON.stringify(schema)).not.toContain('integer');
        }
      }
    }
  });

  it.each(procedures.filter(([, { kind }]) => kind === 'query'))('%s answers a bounded number of rows', (name, { input, output }) => {
    const asked = schemaOf(input, 'input').properties ?? {};
    const isPaged = asked.limit?.maximum === 200 || asked.ids?.maxItems === 200;
    for (const [field, schema] of Object.entries(schemaOf(output, 'output').properties ?? {})) {
      if (schema.type !== 'array' || schema.description === 'ordered row keys') continue;
      // One person's identities, notes and sources: a profile shows all of them.
      if (name === 'contributors.get') continue;
      expect(typeof schema.maxItems === 'number' || (field === 'rows' && isPaged), field).toBe(true);
    }
  });

  it.each(procedures.filter(([, { kind }]) => kind === 'command'))('%s can be undone, or says why not', (name, { notUndoable }) => {
    const outside =
      /^(workspace\.(create|createSample|open|close|saveCopy|restore|release|rebuildDerived|newPhrase|makeKey|changePhrase|unlock|lock|rememberKey)$|team\.iAm$|contributors\.(recordConsent|purgePostalAddress)$|jobs\.|shell\.)/.test(
        name,
      );
    expect(notUndoable === null).toBe(!outside);
  });

  it('names its file fields, so that the window can only name what it was given', () => {
    for (const [name, procedure] of procedures) {
      const fields = Object.entries(schemaOf(procedure.input, 'input').properties ?? {});
      const paths = fields
        .filter(([field, its]) => /path|file|folder|backup/i.test(field) && its.type === 'string')
        .map(([field]) => field);
      const free = name === 'shell.forgetRecent';
      expect(free ? ['path'] : [...procedure.files], name).toEqual(paths);
    }
  });
});

describe('what cairn help prints', () => {
  const { procedures: described } = describeProcedures();

  it('is JSON, the same after printing and reading it', () => {
    expect(JSON.parse(JSON.stringify(described))).toEqual(described);
  });

  it('names everything that can be called without a window, and nothing else', () => {
    const headless = procedures.filter(([, { windowOnly }]) => !windowOnly).map(([name]) => name);
    expect(described.map(({ name }) => name)).toEqual(headless);
    expect(headless).toContain('contributors.list');
    expect(headless).not.toContain('contributors.ids');
  });

  it('gives each input as JSON Schema, with the optional fields optional', () => {
    for (const { name, input } of described) expect((input as Schema).type ?? (input as Schema).anyOf, name).toBeDefined();
    const list = described.find(({ name }) => name === 'contributors.list')?.input as Schema;
    expect(Object.keys(list.properties ?? {})).toEqual(['search', 'filter', 'sort', 'direction', 'offset', 'limit']);
    expect(list.required).toBeUndefined();
  });
});

describe('handlers', () => {
  const db = memoryDatabase();
  migrate(db);
  const handled = {
    query: queryHandlers(db, { path: ':memory:', readOnly: false, clock: () => 0 }),
    command: commandHandlers,
    job: jobHandlers,
  };
  /** Opening, closing and copying files, the key, and the jobs themselves, are answered before any area. */
  const files = ['create', 'createSample', 'open', 'close', 'saveCopy', 'saveColleagueCopy', 'backUp', 'restore'];
  const keys = ['keyState', 'newPhrase', 'makeKey', 'changePhrase', 'unlock', 'lock', 'rememberKey'];
  const ofHost = [...files, ...keys].map((name) => `workspace.${name}`);
  const hosted = [...ofHost, 'contributors.postalAddress', 'sources.ahead', 'jobs.list', 'jobs.cancel', 'jobs.networkIsBack'];
  const expected = procedures.filter(([name]) => !name.startsWith('shell.') && !hosted.includes(name));

  it.each(expected)('%s has one', (name, { kind }) => {
    const [area = '', member = ''] = name.split('.');
    const handlers = handled[kind] as unknown as Record<string, Record<string, unknown>>;
    expect(typeof handlers[area]?.[member]).toBe('function');
  });

  it('exist for nothing that the contract does not name', () => {
    const names = (areas: object) =>
      Object.entries(areas).flatMap(([area, members]) => Object.keys(members).map((member) => `${area}.${member}`));
    const known = new Set(procedureNames());
    expect(
      Object.values(handled)
        .flatMap(names)
        .filter((name) => !known.has(name)),
    ).toEqual([]);
  });

  it('of every writing area say which answers they may change, their own first of all', () => {
    for (const area of [...Object.keys(commandHandlers), ...Object.keys(jobHandlers)]) expect(touchedBy[area]).toContain(area);
    const all = Object.keys(contract);
    expect(
      Object.values(touchedBy)
        .flat()
        .filter((area) => !all.includes(area)),
    ).toEqual([]);
  });
});

describe('finding a procedure', () => {
  it.each([
    '',
    '.',
    'contributors',
    'contributors.',
    '.list',
    'contributors.list.more',
    'contributors.nothing',
    '__proto__.list',
    'constructor.name',
    'contributors.constructor',
    'contributors.__proto__',
    'toString.call',
    'hasOwnProperty',
  ])('gives nothing for %j', (name) => {
    expect(findProcedure(name)).toBeUndefined();
  });

  it('gives each by its name', () => {
    expect(procedures.every(([, procedure]) => procedure !== undefined)).toBe(true);
    expect(new Set(procedureNames()).size).toBe(procedures.length);
  });
});
