/** A failure with a sentence for the person; the entry prints it without a stack. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {string} [printed] what the tool that failed had to say, printed before the sentence
   */
  constructor(message, printed = '') {
    super(message);
    this.printed = printed.trim();
  }
}

/** Everything said while preparing goes to standard error: `npm run -s cairn` promises one JSON document on standard output. */
export function say(/** @type {string} */ sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** Prints a preparation failure and ends. Anything that is not a SetupError is a bug of ours, so its stack is shown. */
export function failSetup(/** @type {unknown} */ error) {
  if (error instanceof SetupError) say([error.printed, error.message].filter(Boolean).join('\n'));
  else console.error(error);
  process.exit(1);
}
