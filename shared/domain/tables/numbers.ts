/** Numbers as people write them, with a comma or a point before the fraction. Pure. */

export const decimals = ['point', 'comma'] as const;
export type Decimal = (typeof decimals)[number];

const groups = "[ \\u00a0\\u202f'’]";
const shapes: Record<Decimal, RegExp> = {
  point: new RegExp(`^[+-]?(?:\\d+|\\d{1,3}(?:(?:,|${groups})\\d{3})+)(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?$`),
  comma: new RegExp(`^[+-]?(?:\\d+|\\d{1,3}(?:(?:\\.|${groups})\\d{3})+)(?:,\\d+)?$`),
};

/** How a text can be read as a number: one way, both, or neither. */
export const decimalsOf = (text: string): Decimal[] => decimals.filter((decimal) => shapes[decimal].test(text));

/** `null` for anything that is no number written this way. */
export function numberOf(text: string, decimal: Decimal): number | null {
  const plain = text.trim();
  if (!shapes[decimal].test(plain)) return null;
  const bare = plain.replace(new RegExp(groups, 'g'), '');
  const value = Number(decimal === 'point' ? bare.replaceAll(',', '') : bare.replaceAll('.', '').replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

/** What the values of one column say together about how its numbers are written. */
export interface NumberEvidence {
  /** Values that can be read each way. */
  point: number;
  comma: number;
  /** Values that hold a sign which would mean something else the other way: "1,234". */
  signs: number;
}

/** `decimal`: the way that more of the values can be read; `ambiguous`: "1,234" and nothing that says which it is. */
export function decimalOfColumn({ point, comma, signs }: NumberEvidence): { decimal: Decimal; ambiguous: boolean } {
  return { decimal: comma > point ? 'comma' : 'point', ambiguous: comma === point && signs > 0 };
}
