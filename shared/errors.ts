import { faultOf } from './fault.ts';

/** The closed list of ways a call can fail. Doors and screens switch on these, never on message text. */
export const errorCodes = [
  'invalid_input',
  'not_found',
  'conflict',
  'offline',
  'auth',
  'rate_limited',
  'source_error',
  'storage',
  'locked',
  'cancelled',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** A failure as it crosses a process border: plain data. */
export interface ErrorValue {
  code: ErrorCode;
  /** A sentence that a programme manager can act on, and that says what was kept. */
  message: string;
  details?: Record<string, unknown> | undefined;
}

/** Every failure a person can meet. Errors cross as values; paths and stacks stay in the log. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, details?: Record<string, unknown>, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

const unexpected = 'Something went wrong inside Cairn. Everything saved before this is kept. Try again, or restart Cairn if it stays.';

/** What crosses the border for any thrown thing. An unexpected error shows no message of its own and no path, only its kind and place in the code. */
export function toErrorValue(error: unknown): ErrorValue {
  if (error instanceof AppError) {
    return error.details
      ? { code: error.code, message: error.message, details: error.details }
      : { code: error.code, message: error.message };
  }
  return { code: 'internal', message: unexpected, details: { fault: faultOf(error) } };
}
