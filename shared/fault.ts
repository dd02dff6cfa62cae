/** What may be written down about a failure that nobody expected. */
export interface Fault {
  /** Such as `TypeError`. */
  name: string;
  /** Such as `ENOSPC`, or SQLite's number. */
  code: string | number | null;
  /** Where in Cairn's own code, innermost first: `writer.js:120:7`. */
  at: string[];
}

const mostPlaces = 8;

/**
 * The kind of a failure and the places in Cairn's code that it went through. Never its message: names, addresses and paths
 * of people's files stand in there. Whatever does not look like code is left out.
 */
export function faultOf(error: unknown): Fault {
  const thrown = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const code = thrown.errcode ?? thrown.code;
  return {
    name: typeof thrown.name === 'string' && /^[A-Za-z]{1,40}$/.test(thrown.name) ? thrown.name : 'Error',
    code:
      Number.isSafeInteger(code) || (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code)) ? (code as string | number) : null,
    at: placesIn(thrown),
  };
}

/** A stack begins with the message, which is cut off first; what is left are lines like `    at name (/folder/file.js:1:2)`. */
function placesIn({ message, stack }: Record<string, unknown>): string[] {
  if (typeof stack !== 'string' || typeof message !== 'string') return [];
  const begins = stack.indexOf(message);
  if (begins < 0 || stack.slice(0, begins).includes('\n')) return [];
  return stack
    .slice(begins + message.length)
    .split('\n')
    .flatMap((line) => /[\\/]([\w.-]+\.[cm]?[jt]s:\d+:\d+)\)?$/.exec(line)?.[1] ?? [])
    .slice(0, mostPlaces);
}
