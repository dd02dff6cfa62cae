/** Whether an identity is an address, with a name or without one. */
export const isAddress = ({ type }: { type: string }): boolean => type === 'email' || type === 'name_email';

/** The address in an identity: all of an `email`, the end of a `name_email` ("Ana <ana@example.org>"). */
export const addressOf = ({ type, value }: { type: string; value: string }): string =>
  type === 'name_email' ? (/<([^<>]*)>$/.exec(value)?.[1] ?? '') : value;
