import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowSet } from '../../../../../electron/core/sources/table/row-set.ts';

it('holds what was added, each once, near and far', () => {
  const key = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 32_760, max: 32_780 }), fc.integer({ min: 1, max: 2 ** 45 }));
  fc.assert(
    fc.property(fc.array(key), fc.array(key), (added, asked) => {
      const [set, oracle] = [new RowSet(), new Set<number>()];
      for (const one of added) {
        expect(set.add(one)).toBe(!oracle.has(one));
        oracle.add(one);
      }
      expect(set.size).toBe(oracle.size);
      for (const one of [...added, ...asked]) expect(set.has(one)).toBe(oracle.has(one));
    }),
  );
});
