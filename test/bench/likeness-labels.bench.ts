/**
 * How well identities of labelled histories are found to be one person, beside the simple rule (equal address, or equal full name) in the
 * same run. CAIRN_PEOPLE names a folder with `<history>.identities.tsv`; without it there is nothing to hold it against.
 * CAIRN_PEOPLE_WRONG=1 prints what disagrees with the labels, to be read by a person.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate } from '../../shared/domain/identities/likeness/candidate.ts';
import { Likeness } from '../../shared/domain/identities/likeness/likeness.ts';
import { type Suggestion, suggestions } from '../../shared/domain/identities/likeness/suggestions.ts';
import { agreement, asKept, Closure, type Labelled, readLabelled } from './support/mailmap-labels.ts';
import { print } from './support/measure.ts';
import { simpleRule } from './support/simple-rule.ts';

const nobody = { personOf: new Map<number, number>(), apart: [] };
const suffix = '.identities.tsv';
const ending = /\.identities\.tsv$/;
const folder = process.env.CAIRN_PEOPLE ?? '';
const firsts = [5, 25, 50];

function closureOf(found: readonly Suggestion[]): Closure {
  const closure = new Closure();
  for (const { pair } of found) closure.join(...pair);
  return closure;
}

const of =
  (closure: Closure) =>
  (id: number): number =>
    closure.rootOf(id);

function printAgreement(measure: string, labels: readonly unknown[], groupOf: (id: number) => number): void {
  const { precision, recall, right, said, labelled } = agreement(labels, groupOf);
  const words = `${measure} (${right} of ${said} pairs right, ${labelled} labelled)`;
  print({ bench: 'likeness-labels', measure: `${words}: precision`, unit: '%', value: 100 * precision, ok: true });
  print({ bench: 'likeness-labels', measure: `${words}: recall`, unit: '%', value: 100 * recall, ok: true });
}

function suggestedFor(candidates: readonly Candidate[]): Suggestion[] {
  const likeness = new Likeness();
  likeness.add(candidates);
  return suggestions(likeness, likeness.pairs(), nobody);
}

/** As the product does it, where an address is one identity: what its rows are is no question. */
function measureKept(name: string, labelled: Labelled): void {
  const { candidates, places } = asKept(labelled);
  const found = suggestedFor(candidates);
  const tiers = { certain: ['certain'], 'certain and likely': ['certain', 'likely'] };
  for (const [words, wanted] of Object.entries(tiers)) {
    const closure = closureOf(found.filter(({ tier }) => wanted.includes(tier)));
    printAgreement(`${name}, an address is one, labels closed over names, ${words}`, labelled.closed, (row) =>
      closure.rootOf(places[row] ?? -1),
    );
  }
}

function measure(name: string, labelled: Labelled): void {
  const { candidates } = labelled;
  const found = suggestedFor(candidates);
  const certain = found.filter(({ tier }) => tier === 'certain');
  const beyond = found.filter(({ tier }) => tier !== 'certain');
  const likely = found.filter(({ tier }) => tier !== 'possible');
  const labelSets = { 'labels as given': labelled.labels, 'labels closed over names': labelled.closed };
  for (const [kind, labels] of Object.entries(labelSets)) {
    printAgreement(`${name}, ${kind}, simple rule`, labels, of(simpleRule(candidates)));
    printAgreement(`${name}, ${kind}, certain`, labels, of(closureOf(certain)));
    printAgreement(`${name}, ${kind}, certain and likely`, labels, of(closureOf(likely)));
    const isRight = ({ pair: [a, b] }: Suggestion): boolean => labels[a] === labels[b];
    for (const most of firsts) {
      const first = beyond.slice(0, most);
      const value = first.filter(isRight).length;
      print({
        bench: 'likeness-labels',
        measure: `${name}, ${kind}, right of the first ${first.length} beyond certain`,
        unit: '',
        value,
        ok: true,
      });
    }
  }
  if (process.env.CAIRN_PEOPLE_WRONG) printWrong(labelled, found);
}

function printWrong({ candidates, closed: labels }: Labelled, found: readonly Suggestion[]): void {
  const signed = (id: number): string => `${candidates[id]?.names[0]} <${candidates[id]?.address}>`;
  for (const { tier, score, pair, reasons, against } of found) {
    if (labels[pair[0]] === labels[pair[1]]) continue;
    process.stdout.write(`${tier} ${score.toFixed(1)} ${pair.map(signed).join('  |  ')}\n    ${[...reasons, ...against].join(' ')}\n`);
  }
  const shown = closureOf(found.filter(({ tier }) => tier !== 'possible'));
  const first = new Map<number, number>();
  for (const [id, label] of labels.entries()) {
    const known = first.get(label);
    if (known === undefined) first.set(label, id);
    else if (shown.rootOf(known) !== shown.rootOf(id)) process.stdout.write(`missed ${signed(known)}  |  ${signed(id)}\n`);
  }
}

if (folder === '')
  print({
    bench: 'likeness-labels',
    measure: 'labelled histories to hold it against (CAIRN_PEOPLE names none)',
    value: 0,
    unit: 'histories',
    ok: true,
  });
else
  for (const file of readdirSync(folder)
    .filter((one) => ending.test(one))
    .sort()) {
    const [name, labelled] = [file.slice(0, -suffix.length), readLabelled(join(folder, file))];
    measure(name, labelled);
    measureKept(name, labelled);
  }
