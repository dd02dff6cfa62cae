/** What contributors can be filtered by of what was decided and recorded about them, as SQL over what `noted.ts` keeps. */
import type { Condition, ValueTest } from '../../../shared/contract/segments.ts';
import type { ConsentState } from '../../../shared/domain/contributors/consent.ts';
import { languageLevels } from '../../../shared/domain/contributors/details.ts';
import { fold } from '../../../shared/domain/identities/fold.ts';
import { firstOfLast } from '../../../shared/domain/time/ages.ts';
import { type Bind, type Field, type FieldSql, listed } from '../segments/fields.ts';

const noted = (field: string, where: string, bind: Bind): FieldSql => ({
  table: 'contributor_noted',
  key: 'contributor_id',
  where: `field = ${bind(field)} AND ${where}`,
});

const folded = (values: readonly string[]): string[] => values.map((value) => fold(value.trim()));

/** One of these words; any at all where there are none. */
const oneOf = (field: string, anyOf: readonly string[], bind: Bind): FieldSql =>
  noted(field, anyOf.length === 0 ? '1' : `term IN ${listed(folded(anyOf), bind)}`, bind);

const ends = (column: string, from: string | number | undefined, to: string | number | undefined, bind: Bind): string =>
  [from === undefined ? '1' : `${column} >= ${bind(from)}`, to === undefined ? '1' : `${column} <= ${bind(to)}`].join(' AND ');

function valueSql(is: ValueTest, bind: Bind): string {
  switch (is.how) {
    case 'noted':
      return '1';
    case 'anyOf':
      return `term IN ${listed(folded(is.values), bind)}`;
    case 'contains':
      return `instr(term, ${bind(fold(is.text.trim()))}) > 0`;
    case 'number':
      return ends('CAST(term AS REAL)', is.from, is.to, bind);
    case 'date':
      return ends('term', is.from ?? '0000-00-00', is.to ?? '9999-12-31', bind);
  }
}

/** Staff outweighs core, as `standingOn` says. The days stand at fixed places at the end of the term. */
function holding(standing: 'staff' | 'core', today: string): string {
  return `field = 'standing' AND term >= '${standing} ' AND term < '${standing}!' AND substr(term, -21, 10) <= ${today} AND substr(term, -10) >= ${today}`;
}

function standingSql(anyOf: readonly string[], bind: Bind, day: () => string): FieldSql {
  const complement = anyOf.includes('wider');
  // Wider are all who are neither: told by the others.
  const [staff, core] = (['staff', 'core'] as const).map((one) => anyOf.includes(one) !== complement);
  const named = { table: 'contributor_noted', key: 'contributor_id', complement };
  // What a statement does not name must not be bound to it.
  if (!staff && !core) return { ...named, where: '0' };
  const today = bind(day());
  const notStaff = `contributor_id NOT IN (SELECT contributor_id FROM contributor_noted WHERE ${holding('staff', today)})`;
  const parts = [...(staff ? [`(${holding('staff', today)})`] : []), ...(core ? [`(${holding('core', today)} AND ${notStaff})`] : [])];
  return { ...named, where: parts.join(' OR ') };
}

const states: readonly ConsentState[] = ['given', 'refused', 'withdrawn'];

export const notedFields = {
  value: ({ of, is }, bind) => noted(of, valueSql(is, bind), bind),
  standing: ({ anyOf }, bind, { day }) => standingSql(anyOf, bind, day),
  language: ({ anyOf, level }, bind) => {
    const levels = level === undefined ? languageLevels : [level];
    if (anyOf.length > 0)
      return oneOf(
        'language',
        anyOf.flatMap((code) => levels.map((one) => `${code} ${one}`)),
        bind,
      );
    return noted('language', level === undefined ? '1' : `term LIKE '% ${level}'`, bind);
  },
  specialisation: ({ anyOf }, bind) => oneOf('specialisation', anyOf, bind),
  motivation: ({ anyOf }, bind) => oneOf('motivation', anyOf, bind),
  watched: ({ by }, bind) => oneOf('watch', by === undefined ? [] : [by], bind),
  note: (_condition, bind) => noted('note', '1', bind),
  consent: ({ purpose, anyOf }, bind, { day }) => {
    const complement = anyOf.includes('none');
    const told = states.filter((state) => anyOf.includes(state) !== complement);
    const of = told.map((state) =>
      state === 'given' ? `state = 'given' AND (until IS NULL OR until >= ${bind(day())})` : `state = '${state}'`,
    );
    return {
      table: 'contributor_consent',
      key: 'contributor_id',
      where: of.length === 0 ? '0' : `purpose = ${bind(purpose)} AND (${of.join(' OR ')})`,
      complement,
    };
  },
  contacted: ({ lastDays }, bind, { asOf }) => ({
    table: 'contributor_contact',
    key: 'contributor_id',
    where: lastDays === undefined ? '1' : `last_at >= ${bind(firstOfLast(lastDays, asOf))}`,
  }),
  followUp: ({ due }, bind, { day }) => ({
    table: 'contributor_contact',
    key: 'contributor_id',
    where: due ? `due IS NOT NULL AND due <= ${bind(day())}` : 'due IS NOT NULL',
  }),
} satisfies { [F in Condition['field']]?: Field<F> };
