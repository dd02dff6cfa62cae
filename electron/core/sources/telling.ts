/** What every reader of pages, feeds and lists does with the texts it meets. Imported text is data: cleaned, cut, and never trusted in its shape. */

import * as texts from '../../../shared/domain/sources/texts.ts';
import { LONGEST_LINK, lineOf, webLink } from '../../../shared/domain/sources/texts.ts';
import type { Told, ToldPerson } from '../../../shared/domain/sources/told.ts';

/** What is kept of something set aside (SYNC.md). */
const longestRaw = 65_536;
/** A forum's answer with 20 long posts has 1 MB, a people list of 10,000 entries 5 MB. */
const longestAnswer = 16_777_216;

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field of the object itself, never one that every object has. */
export const fieldOf = (value: unknown, name: string): unknown => (isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined);

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const written = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' && Number.isFinite(value) ? String(value) : '';

/** On one line and cut; empty for what is neither a text nor a number. */
export const textOf = (value: unknown, longest: number): string => lineOf(written(value), longest);

export const titleOf = (value: unknown): string => texts.titleOf(written(value));

/** A name or account cut at 500 signs; `null` where nothing is told. */
export const nameOf = (value: unknown): string | null => texts.nameOf(written(value)) || null;

/** A whole number, also where it is written as a text; `null` for anything else. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** An address of http or https, whole, without a password in it; empty for any other. `base`: where a relative one begins. */
export function linkOf(value: unknown, base?: string): string {
  if (typeof value !== 'string' || value.length > LONGEST_LINK || value.trim() === '') return '';
  return webLink(URL.parse(value.trim(), base || undefined)?.href ?? '');
}

const instant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})$/i;

/** UTC epoch milliseconds of an ISO instant that says its zone; `null` for anything else. */
export function instantOf(value: unknown): number | null {
  if (typeof value !== 'string' || !instant.test(value)) return null;
  const at = Date.parse(value.replace(' ', 'T').replace(/\s/g, ''));
  return Number.isNaN(at) ? null : at;
}

/** Somebody of whom only a part is told. */
export const personOf = (platform: string, told: Partial<Omit<ToldPerson, 'platform' | 'isBot'>> & { isBot?: boolean }): ToldPerson => ({
  platform,
  accountId: told.accountId ?? null,
  username: told.username ?? null,
  name: told.name ?? null,
  email: told.email ?? null,
  isEmailVerified: told.isEmailVerified ?? false,
  isBot: told.isBot ?? told.username?.toLowerCase().endsWith('[bot]') ?? false,
});

export function setAside(told: Told, key: string, reason: string, raw: unknown): void {
  told.aside.push({ key, reason, raw: rawOf(raw) });
}

export function rawOf(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, longestRaw);
  try {
    return (JSON.stringify(value) ?? '').slice(0, longestRaw);
  } catch {
    // Too deep to be written down again.
    return '';
  }
}

export type Answer = { value: unknown } | { problem: string };

export const isPage = (text: string): boolean => /^\s*<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 1000));

/** `what` reads on: "This is a web page, not a page of the forum". */
export const aWebPage = (what: string): string =>
  `This is a web page, not ${what}. Nothing was read. Perhaps it asks for signing in first, or the address is that of the page and not of its data.`;

/** JSON as a server or a file gives it, or why it is none. `what` it should be: "the list of topics". */
export function answerOf(text: string, what: string): Answer {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (plain.length > longestAnswer) return { problem: `This is larger than 16 MB, which ${what} never is. Nothing of it was read.` };
  if (plain.trim() === '') return { problem: `There is nothing where ${what} should be. Try again later.` };
  if (isPage(plain)) return { problem: aWebPage(what) };
  try {
    return { value: JSON.parse(plain) };
  } catch {
    const isCut = /^\s*[[{]/.test(plain) && !/[\]}]\s*$/.test(plain);
    return {
      problem: isCut
        ? `This ends in the middle of ${what}. Nothing of it was read; it is asked for again at the next sync.`
        : `This cannot be read as ${what}: it is not valid JSON. Nothing of it was read.`,
    };
  }
}
