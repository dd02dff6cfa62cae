/** What a door lets in: plain data of bounded size. It is looked at before zod, whose recursion a deep tree would exhaust. */
import { AppError } from '../../shared/errors.ts';

/** The largest honest input is `shell.copy` with 5 million characters; the deepest is a filter tree that a person built. */
const LIMITS = { depth: 64, characters: 8_000_000, values: 500_000 };

/** Names that reach an object's prototype when a careless copy meets them. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

const refuse = (message: string) => new AppError('invalid_input', message);
const tooMuch = () => refuse('That is more than Cairn takes at once. Nothing was changed.');
const notPlain = () => refuse('Cairn takes texts, numbers, lists and fields only. Nothing was changed.');

/** Throws `invalid_input` for anything but plain data within the limits. Never recurses, never runs code of the input. */
export function checkInput(input: unknown): void {
  const waiting: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }];
  let characters = 0;
  let values = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (++values > LIMITS.values) throw tooMuch();
    if (typeof value === 'string') characters += value.length;
    else if (typeof value === 'object' && value !== null) {
      if (depth >= LIMITS.depth) throw refuse('That is nested more deeply than Cairn takes. Nothing was changed.');
      for (const [key, child] of childrenOf(value, LIMITS.values - values - waiting.length)) {
        characters += key.length;
        waiting.push({ value: child, depth: depth + 1 });
      }
    } else if (!isPlain(value)) throw notPlain();
    if (characters > LIMITS.characters) throw tooMuch();
  }
}

function isPlain(value: unknown): boolean {
  return value === null || value === undefined || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

/** The length is looked at first: an empty list can claim four billion places. */
function childrenOf(value: object, room: number): [key: string, child: unknown][] {
  if (Array.isArray(value)) {
    if (value.length > room) throw tooMuch();
    // Array.from fills the holes of a sparse list.
    return Array.from(value, (child: unknown) => ['', child]);
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) throw notPlain();
  const entries = Object.entries(value);
  if (entries.length > room) throw tooMuch();
  for (const [key] of entries) if (FORBIDDEN.has(key)) throw refuse(`A field cannot be called "${key}". Nothing was changed.`);
  return entries;
}
