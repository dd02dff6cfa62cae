/** The address in an identity: all of an `email`, the end of a `name_email` ("Ana <ana@example.org>"). */
export const addressOf = ({ type, value }: { type: string; value: string }): string =>
  type === 'name_email' ? (/<([^<>]*)>$/.exec(value)?.[1] ?? '') : value;
