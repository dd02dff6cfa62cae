/**
 * zod, but a schema is built when it is first asked something. Every process and thread of Cairn knows the whole contract, and uses a
 * dozen of its thousand schemas before the first rows are on the screen; building all of them took each a third of its start.
 *
 * What stands for a schema that is not built yet never gets into zod: when one is built, those it is made of are built first.
 */
import * as zod from 'zod';

export * from 'zod';

type Build = () => zod.ZodType;

/** How each of those that are out there is built. */
const builds = new WeakMap<object, Build>();

/**
 * Answered with another schema, which need not be built for that either. One that is missing here builds at once, and must not be given
 * a schema that is not built: test/unit/contract describes every procedure, and fails then.
 */
const steps: ReadonlySet<unknown> = new Set([
  'default',
  'extend',
  'length',
  'max',
  'meta',
  'min',
  'nullable',
  'omit',
  'optional',
  'partial',
  'refine',
  'regex',
  'transform',
  'trim',
]);

/** The schema itself, of one that may not be built yet. */
const built = <S>(schema: S): S => ((typeof schema === 'object' && schema && builds.get(schema)?.()) || schema) as S;

/** The same for those in lists and shapes. */
function builtWithin(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (builds.has(value)) return built(value);
  if (Array.isArray(value)) return value.map(builtWithin);
  return Object.getPrototypeOf(value) === Object.prototype
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, builtWithin(part)]))
    : value;
}

function later(build: Build): zod.ZodType {
  let schema: zod.ZodType | undefined;
  const now = (): zod.ZodType => (schema ??= build());
  const stand = new Proxy({} as zod.ZodType, {
    get(_, name) {
      if (!steps.has(name)) return Reflect.get(now(), name);
      return lazily((...given) => (Reflect.get(now(), name) as (...all: unknown[]) => zod.ZodType)(...given));
    },
    has: (_, name) => name in now(),
    getPrototypeOf: () => Object.getPrototypeOf(now()) as object,
  });
  builds.set(stand, now);
  return stand;
}

/** A function of zod that makes a schema, as one that makes it later. */
const lazily = <F extends (...given: never[]) => zod.ZodType>(make: F): F =>
  ((...given: never[]) => later(() => make(...(builtWithin(given) as never[])))) as F;

const lazyEnum = lazily(zod.enum);

export { lazyEnum as enum };
export const array = lazily(zod.array);
export const boolean = lazily(zod.boolean);
export const custom = lazily(zod.custom);
export const discriminatedUnion = lazily(zod.discriminatedUnion);
export const int = lazily(zod.int);
export const literal = lazily(zod.literal);
export const number = lazily(zod.number);
export const object = lazily(zod.object);
export const partialRecord = lazily(zod.partialRecord);
export const record = lazily(zod.record);
export const strictObject = lazily(zod.strictObject);
export const string = lazily(zod.string);
export const union = lazily(zod.union);
export const url = lazily(zod.url);
export const uuid = lazily(zod.uuid);
/** `get` may name schemas that come after it, itself among them. */
export const lazy = ((get: () => zod.ZodType) => later(() => zod.lazy(() => built(get())))) as typeof zod.lazy;
export const toJSONSchema = ((schema: zod.ZodType, options?: Parameters<typeof zod.toJSONSchema>[1]) =>
  zod.toJSONSchema(built(schema), options)) as typeof zod.toJSONSchema;
