import { expect, it } from 'vitest';
import { chipOf, filterOf } from '../../../../renderer/segments/fields.ts';

import type { Condition } from '../../../../shared/contract/segments.ts';

const condition: Condition = { field: 'contribution', anyOf: ['report'] };

it('reads a chip from a condition or its contrary, and writes it back', () => {
  expect(chipOf(condition)).toEqual({ condition, negated: false });
  expect(chipOf({ not: condition })).toEqual({ condition, negated: true });
  expect(filterOf(condition, true)).toEqual({ not: condition });
});

it('leaves trees of more than that alone', () => {
  expect(chipOf({ any: [{ field: 'search', text: 'ana' }] })).toBeNull();
  expect(chipOf({ not: { all: [] } })).toBeNull();
});
