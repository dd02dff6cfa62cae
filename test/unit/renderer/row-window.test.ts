import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsIn } from '../../../renderer/ui/use-row-window.ts';

it('draws every row that can be seen, and few more', () => {
  fc.assert(
    fc.property(
      fc.nat(100_000),
      fc.integer({ min: 20, max: 80 }),
      fc.integer({ min: 1, max: 2000 }),
      fc.nat(),
      (count, height, room, way) => {
        const farthest = Math.max(0, count * height - room);
        const top = farthest === 0 ? 0 : way % (farthest + 1);
        const [first, last] = rowsIn(top, room, { count, height });
        if (count === 0) {
          expect([first, last]).toEqual([-1, -1]);
          return;
        }
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeLessThan(count);
        expect(first * height).toBeLessThanOrEqual(top);
        expect((last + 1) * height).toBeGreaterThanOrEqual(Math.min(count * height, top + room));
        expect(last - first).toBeLessThanOrEqual(Math.ceil(room / height) + 8);
      },
    ),
  );
});

it('stands at the end of a list that has become shorter', () => {
  expect(rowsIn(30_000, 340, { count: 5, height: 34 })).toEqual([0, 4]);
  expect(rowsIn(30_000, 340, { count: 100, height: 34 })).toEqual([86, 99]);
  expect(rowsIn(0, 0, { count: 5, height: 34 })).toEqual([-1, -1]);
});
