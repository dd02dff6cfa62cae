/**
 * How well identities of labelled histories are found to be one person, beside the simple rule (equal address, or equal full name) in the
 * same run. CAIRN_PEOPLE names a folder with `<history>.identities.tsv`; without it there is nothing to hold it against.
 * CAIRN_PEOPLE_WRONG=1 prints what disagrees with the labels, to be read by a person.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Likeness } from '../../shared/domain/identities/likeness/likeness.ts';
import { type Suggestion, suggestions } from '../../shared/domain/identities/likeness/suggestions.ts';
import { agreement, Closure, type Labelled, readLabelled } from './support/mailmap-labels.ts';
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

function printAgreement(measure: string, labels: readonly unknown[], closure: Closure): void {
  const { precision, recall, right, said, labelled } = agreement(labels, (id) => closure.rootOf(id));
  const of = `${measure} (${right} of ${said} pairs right, ${labelled} labelled)`;
  print({ bench: 'likeness-labels', measure: `${of}: precision`, unit: '%', value: 100 * precision, ok: true });
  print({ bench: 'likeness-labels', measure: `${of}: recall`, unit: '%', value: 100 * recall, ok: true });
}

function measure(name: string, labelled: Labelled): void {
  const { candidates } = labelled;
  const likeness = new Likeness();
  likeness.add(candidates);
  const found = suggestions(likeness, likeness.pairs(), nobody);
  const certain = found.filter(({ tier }) => tier === 'certain');
  const beyond = found.filter(({ tier }) => tier !== 'certain');
  const likely = found.filter(({ tier }) => tier !== 'possible');
  const labelSets = { 'labels as given': labelled.labels, 'labels closed over names': labelled.closed };
  for (const [kind, labels] of Object.entries(labelSets)) {
    printAgreement(`${name}, ${kind}, simple rule`, labels, simpleRule(candidates));
    printAgreement(`${name}, ${kind}, certain`, labels, closureOf(certain));
    printAgreement(`${name}, ${kind}, certain and likely`, labels, closureOf(likely));
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

if (folder === '') process.stdout.write('CAIRN_PEOPLE names no folder of labelled histories: nothing to compare with.\n');
else
  for (const file of readdirSync(folder)
    .filter((one) => ending.test(one))
    .sort())
    measure(file.slice(0, -suffix.length), readLabelled(join(folder, file)));
