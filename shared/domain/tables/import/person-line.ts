/** One line of a table of people, as its mapping reads it. Pure. */
import type { DetailItem } from '../../../contract/details.ts';
import { type CustomKind, checkCustom, checkDetail, type DetailField, isLink, standings } from '../../contributors/details.ts';
import { contributorKinds } from '../../identities/kind.ts';
import { isPlaceholderName } from '../../identities/signature.ts';
import { countryOf, saysNoPlace } from '../countries.ts';
import { saysNothing } from '../kinds.ts';
import { numberOf } from '../numbers.ts';
import { addressesIn, dayIn, listIn, nameBefore, sizeIn, usernameIn, yesOrNo } from './cells.ts';
import { type ImportColumn, type ImportMapping, isDecidedOnly, type TakenAs } from './fields.ts';
import { languageOf } from './languages.ts';

/** A field that the workspace made, as it stands when the import begins. */
export interface OwnField {
  id: string;
  kind: CustomKind;
  choices: readonly string[];
}

/** A mapping with what it needs to know of the workspace: the own field behind each column, teammates by their folded name. */
export interface ImportPlan {
  mapping: ImportMapping;
  heads: readonly string[];
  own: ReadonlyMap<number, OwnField>;
  teammate: (name: string) => string | null;
}

/** What a line says as a person's word. */
export type Said =
  | { what: 'value'; field: string; value: string }
  | { what: 'tag'; name: string }
  | { what: 'note'; text: string }
  | { what: 'item'; item: DetailItem }
  | { what: 'consent'; column: number; state: 'given' | 'refused' };

export interface PersonKeys {
  addresses: string[];
  usernames: { platform: string; value: string }[];
  /** What the table calls the person; empty when it does not. */
  key: string;
  name: string;
}

/** `left`: cells that could not be used, by column, with the end of a sentence. */
export interface PersonLine extends PersonKeys {
  facts: { field: string; value: string }[];
  said: Said[];
  left: { column: number; cell: string; why: string }[];
}

const LONGEST_NAME = 500;
const collapse = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** Who a line is about. Shared by people and activities. */
export function keysIn(cells: readonly string[], columns: readonly ImportColumn[], left: PersonLine['left']): PersonKeys {
  const keys: PersonKeys = { addresses: [], usernames: [], key: '', name: '' };
  const parts = { givenName: '', familyName: '', before: '' };
  for (const { column, field, platform = '' } of columns) {
    const cell = cells[column] ?? '';
    if (saysNothing(cell)) continue;
    if (field === 'email') {
      const found = addressesIn(cell);
      if ('problem' in found) left.push({ column, cell, why: found.problem });
      else keys.addresses.push(...found.addresses.filter((address) => !keys.addresses.includes(address)));
      parts.before ||= nameBefore(cell);
    } else if (field === 'username') {
      const found = usernameIn(cell);
      if ('problem' in found) left.push({ column, cell, why: found.problem });
      else keys.usernames.push({ platform, value: found.value });
    } else if (field === 'key') keys.key = collapse(cell).slice(0, LONGEST_NAME);
    else if (field === 'name') keys.name = collapse(cell);
    else if (field === 'givenName' || field === 'familyName') parts[field] = collapse(cell);
  }
  const name = keys.name || collapse(`${parts.givenName} ${parts.familyName}`) || parts.before;
  keys.name = isPlaceholderName(name) ? '' : name.slice(0, LONGEST_NAME);
  return keys;
}

export function personLine(cells: readonly string[], plan: ImportPlan): PersonLine {
  const left: PersonLine['left'] = [];
  const { columns } = plan.mapping;
  const line: PersonLine = { ...keysIn(cells, columns, left), facts: [], said: [], left };
  const places: Record<TakenAs, string[]> = { facts: [], decisions: [] };
  for (const column of columns) {
    const cell = cells[column.column] ?? '';
    if (saysNothing(cell)) continue;
    const { field, as } = column;
    if (field === 'country' && saysNoPlace(cell)) left.push({ column: column.column, cell, why: 'is no country' });
    else if (field === 'location' || field === 'country') places[as].push(field === 'country' ? countryName(cell) : collapse(cell));
    else if (isDecidedOnly(field)) takeDecided(line, cell, column, plan);
    else takeValue(line, cell, column, plan);
  }
  for (const as of ['facts', 'decisions'] as const)
    if (places[as].length > 0) put(line, as, 'location', [...new Set(places[as])].join(', ').slice(0, 500));
  return line;
}

/** A code says less to a person than a name; a name stays as it was written. */
const countryName = (cell: string): string => {
  const code = /^[A-Z]{2}$/.test(cell.trim()) ? countryOf(cell) : null;
  return code === null ? collapse(cell) : (new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code);
};

function put(line: PersonLine, as: TakenAs, field: string, value: string): void {
  if (as === 'facts') line.facts.push({ field, value });
  else line.said.push({ what: 'value', field, value });
}

const shorter = (problem: string): string => `cannot be used: ${problem.charAt(0).toLowerCase()}${problem.slice(1).replace(/\.$/, '')}`;

function takeValue(line: PersonLine, cell: string, { column, field, as, order, decimal }: ImportColumn, plan: ImportPlan): void {
  if (field === 'custom') {
    const own = plan.own.get(column);
    if (!own) return;
    const checked = checkCustom(own.kind, own.choices, asWritten(cell, own.kind, order, decimal));
    if ('problem' in checked) line.left.push({ column, cell, why: shorter(checked.problem) });
    else put(line, as, own.id, checked.value);
    return;
  }
  const valued = ['affiliation', 'title', 'timeZone', 'pronouns', 'persona', 'shirtSize', 'shirtCut', 'publicRecognition'];
  if (!valued.includes(field)) return;
  const checked = checkDetail(field as DetailField, wordOf(field, cell));
  if ('problem' in checked) line.left.push({ column, cell, why: shorter(checked.problem) });
  else put(line, as, field, checked.value);
}

function wordOf(field: string, cell: string): string {
  if (field === 'shirtSize') return sizeIn(cell);
  const answer = field === 'publicRecognition' ? yesOrNo(cell) : null;
  return answer === null ? cell : answer ? 'yes' : 'no';
}

function asWritten(cell: string, kind: CustomKind, order: ImportColumn['order'], decimal: ImportColumn['decimal']): string {
  if (kind === 'date') return dayIn(cell, order) ?? cell;
  if (kind !== 'number') return cell;
  const value = numberOf(cell, decimal ?? 'point');
  return value === null ? cell : String(value);
}

function takeDecided(line: PersonLine, cell: string, { column, field, separator }: ImportColumn, plan: ImportPlan): void {
  const refuse = (why: string, text = cell) => line.left.push({ column, cell: text, why });
  const item = (made: DetailItem) => line.said.push({ what: 'item', item: made });
  const plain = collapse(cell);
  switch (field) {
    case 'tags':
      for (const name of listIn(cell, separator))
        if (name.length > 60) refuse('is longer than the 60 letters of a tag', name);
        else line.said.push({ what: 'tag', name });
      return;
    case 'note':
      line.said.push({ what: 'note', text: cell.trim().slice(0, 20_000) });
      return;
    case 'owner': {
      const teammate = plan.teammate(plain);
      if (teammate === null) refuse('is nobody in the team');
      else line.said.push({ what: 'value', field: 'owner', value: teammate });
      return;
    }
    case 'consent': {
      const answer = yesOrNo(cell);
      if (answer === null) refuse('is neither a yes nor a no');
      else line.said.push({ what: 'consent', column, state: answer ? 'given' : 'refused' });
      return;
    }
    case 'language':
      for (const name of listIn(cell, separator)) {
        const code = languageOf(name);
        if (code === null) refuse('is no language Cairn knows', name);
        else item({ kind: 'language', language: code, level: 'working' });
      }
      return;
    case 'specialisation':
    case 'motivation':
      for (const text of listIn(cell, separator)) item({ kind: field, text: text.slice(0, 200) });
      return;
    case 'standing': {
      const standing = standings.find((one) => plain.toLowerCase().startsWith(one));
      if (standing) item({ kind: 'standing', standing, from: null, to: null });
      else refuse('is none of: wider, staff, core');
      return;
    }
    case 'link': {
      const url = /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(plain) ? `https://${plain}` : plain;
      if (isLink(url) && url.length <= 2000) item({ kind: 'link', label: (plan.heads[column] ?? '').slice(0, 200), url });
      else refuse('is no link');
      return;
    }
    case 'personKind': {
      const kind = contributorKinds.find((one) => one === plain.toLowerCase());
      if (kind && kind !== 'unknown') line.said.push({ what: 'value', field: 'kind', value: kind });
      else if (!kind) refuse('is none of: human, bot, agent');
      return;
    }
  }
}
