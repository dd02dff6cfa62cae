/** What is worth knowing about a calendar, each said once with how often and an example. */

type Sentence = (count: number, example: string) => string;

/** One sentence for one and one for more; `#` becomes how many. */
const either =
  (one: string, more: string): Sentence =>
  (count, example) =>
    (count === 1 ? one : more).replace('#', count.toLocaleString('en')).replace('“”', () => `“${example}”`);

const sentences = {
  zone: either(
    'A time is in a zone that nobody knows, “”. It was read in the time zone of the calendar or the workspace.',
    '# times are in a zone that nobody knows, such as “”. They were read in the time zone of the calendar or the workspace.',
  ),
  floating: either(
    '“” says a time without a zone. It was read in the time zone of the workspace.',
    '# events say a time without a zone, such as “”. They were read in the time zone of the workspace.',
  ),
  end: either(
    '“” ends before it begins, or when is not understood. Only its beginning was read.',
    '# events end before they begin, or when is not understood, such as “”. Only their beginning was read.',
  ),
  date: either(
    'A date on which an event is again, or is not, could not be understood and was left out: “”.',
    '# dates on which events are again, or are not, could not be understood and were left out, such as “”.',
  ),
  reused: either(
    'This calendar gives several events the same UID, such as “”. All of them were kept.',
    'This calendar gives several events the same UID, # times, such as “”. All of them were kept.',
  ),
  often: either(
    '“” is on so many dates that only the 800 nearest to today were read.',
    '# events are on so many dates that only the 800 nearest to today were read of each, such as “”.',
  ),
  outside: either(
    '“” is on no date within a year of today, so none was read.',
    '# events that recur are on no date within a year of today, so none of theirs was read, such as “”.',
  ),
  many: either(
    'The calendar holds more than 100,000 dates. One was not read, of “”.',
    'The calendar holds more than 100,000 dates. # were not read, such as of “”.',
  ),
};

export class Remarks {
  readonly #counted = new Map<keyof typeof sentences, { count: number; example: string }>();
  readonly #said: string[] = [];

  add(about: keyof typeof sentences, example: string): void {
    const known = this.#counted.get(about);
    // The first by alphabet: in whatever order a file says it, the sentence is the same.
    this.#counted.set(about, {
      count: (known?.count ?? 0) + 1,
      example: known === undefined || example < known.example ? example : known.example,
    });
  }

  say(sentence: string): void {
    this.#said.push(sentence);
  }

  sentences(): string[] {
    const order = Object.keys(sentences) as (keyof typeof sentences)[];
    return [
      ...order.flatMap((about) => {
        const known = this.#counted.get(about);
        return known ? [sentences[about](known.count, known.example)] : [];
      }),
      ...this.#said,
    ];
  }
}
