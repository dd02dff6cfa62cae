/**
 * One log file of limited size. It says when something failed that nobody expected, in which part of Cairn, and what kind of
 * failure it was: no message, so no name, no address and no path of anybody's data gets in.
 */
import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Fault, faultOf } from '../../shared/fault.ts';
import { atMost } from './limit.ts';

const LARGEST = 256 * 1024;
/** A failure that comes back by itself must not write all day. */
const LINES_A_MINUTE = 60;

interface Settings {
  /** UTC epoch milliseconds. */
  now?: () => number;
  /** Bytes. */
  largest?: number;
}

export class LogFile {
  readonly #path: string;
  readonly #version: string;
  readonly #now: () => number;
  readonly #largest: number;
  readonly #mayWrite: () => boolean;

  constructor(path: string, version: string, { now = Date.now, largest = LARGEST }: Settings = {}) {
    this.#path = path;
    this.#version = version;
    this.#now = now;
    this.#largest = largest;
    this.#mayWrite = atMost(LINES_A_MINUTE, 60_000, now);
  }

  /** `part`: a procedure, or a part of Cairn, in words of our own. */
  note(part: string, error: unknown): void {
    this.noteFault(part, faultOf(error));
  }

  noteFault(part: string, { name, code, at }: Fault): void {
    if (!this.#mayWrite()) return;
    const kind = code === null ? name : `${name} ${code}`;
    const line = [new Date(this.#now()).toISOString(), this.#version, part, kind, ...at].join(' ');
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      appendFileSync(this.#path, `${line}\n`);
      if (statSync(this.#path).size > this.#largest) this.#forgetOldest();
    } catch {
      // A full disk must not make a failure worse.
    }
  }

  /** Keeps the newer half, from the beginning of a line. */
  #forgetOldest(): void {
    const text = readFileSync(this.#path, 'utf8');
    const half = text.slice(-this.#largest / 2);
    writeFileSync(this.#path, half.slice(half.indexOf('\n') + 1));
  }
}
