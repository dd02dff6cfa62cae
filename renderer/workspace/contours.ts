/** Contour lines of an invented hill, always the same one: a height for every place, and where each height runs. */

export const width = 880;
export const height = 900;
const STEP = 10;

type Point = readonly [x: number, y: number];

/** Two summits on a slope that rises from the left, roughened by a few waves. About 0 to 1. */
function heightAt(x: number, y: number): number {
  const bentX = x + 34 * Math.sin(y / 78 + 1) + 22 * Math.sin((x + 1.4 * y) / 63) + 7 * Math.sin(y / 23 + x / 41);
  const bentY = y + 30 * Math.sin(x / 91 + 2) + 20 * Math.sin((x - 1.7 * y) / 74) + 7 * Math.sin(x / 27 - y / 43);
  const hill = (atX: number, atY: number, wide: number, high: number) =>
    Math.exp(-(((bentX - atX) / wide) ** 2) - ((bentY - atY) / high) ** 2);
  return (
    0.66 * hill(570, 300, 270, 330) +
    0.2 * hill(600, 230, 120, 150) +
    0.5 * hill(640, 720, 200, 170) -
    0.22 * hill(540, 560, 90, 70) +
    0.3 * hill(980, 280, 130, 260) +
    0.1 * hill(120, 120, 160, 140) +
    0.12 * (x / width)
  );
}

interface Contour {
  path: string;
  /** Every fourth line is drawn stronger, as on a map. */
  strong: boolean;
}

/** The lines of `levels` heights as SVG paths. */
export function contours(levels = 22): Contour[] {
  const columns = width / STEP + 1;
  const rows = height / STEP + 1;
  const heights = Float64Array.from({ length: columns * rows }, (_, index) =>
    heightAt((index % columns) * STEP, Math.floor(index / columns) * STEP),
  );
  const lines: Contour[] = [];
  for (let level = 1; level <= levels; level += 1) {
    const paths = join(segmentsAt(level * (0.9 / levels), heights, columns, rows)).filter((line) => line.length > 6);
    if (paths.length > 0) lines.push({ path: paths.map(smooth).join(''), strong: level % 4 === 0 });
  }
  return lines;
}

/** Marching squares: where one height crosses each cell of the grid. */
function segmentsAt(level: number, heights: Float64Array, columns: number, rows: number): [Point, Point][] {
  const segments: [Point, Point][] = [];
  const at = (column: number, row: number) => (heights[row * columns + column] ?? 0) - level;
  for (let row = 0; row < rows - 1; row += 1) {
    for (let column = 0; column < columns - 1; column += 1) {
      const corners = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)];
      const places: Point[] = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ];
      const crossings: Point[] = [];
      for (let side = 0; side < 4; side += 1) {
        const from = corners[side] ?? 0;
        const to = corners[(side + 1) % 4] ?? 0;
        if (from > 0 === to > 0) continue;
        const [x1, y1] = places[side] ?? [0, 0];
        const [x2, y2] = places[(side + 1) % 4] ?? [0, 0];
        const part = from / (from - to);
        crossings.push([(x1 + (x2 - x1) * part) * STEP, (y1 + (y2 - y1) * part) * STEP]);
      }
      for (let index = 0; index + 1 < crossings.length; index += 2) {
        const [one, other] = [crossings[index], crossings[index + 1]];
        if (one && other) segments.push([one, other]);
      }
    }
  }
  return segments;
}

/** Segments that meet become one line. */
function join(segments: [Point, Point][]): Point[][] {
  const key = ([x, y]: Point) => `${x.toFixed(3)},${y.toFixed(3)}`;
  const ends = new Map<string, [Point, Point][]>();
  for (const segment of segments) for (const end of segment) ends.set(key(end), [...(ends.get(key(end)) ?? []), segment]);
  const used = new Set<[Point, Point]>();
  const follow = (line: Point[]): void => {
    for (;;) {
      const tip = line.at(-1);
      const next = tip && ends.get(key(tip))?.find((segment) => !used.has(segment));
      if (!tip || !next) return;
      used.add(next);
      line.push(key(next[0]) === key(tip) ? next[1] : next[0]);
    }
  };
  return segments.flatMap((segment) => {
    if (used.has(segment)) return [];
    used.add(segment);
    const line: Point[] = [...segment];
    follow(line);
    line.reverse();
    follow(line);
    return [line];
  });
}

/** Through the middles between every second point, so that no corner shows; a ring is closed without a seam. */
function smooth(line: Point[]): string {
  const [first = [0, 0], last = [0, 0]] = [line[0], line.at(-1)];
  const isRing = Math.hypot(first[0] - last[0], first[1] - last[1]) < 0.01;
  const points = (isRing ? line.slice(1) : line).filter((_, index) => index % 2 === 0 || (!isRing && index === line.length - 1));
  const middle = ([x1, y1]: Point, [x2, y2]: Point): Point => [(x1 + x2) / 2, (y1 + y2) / 2];
  const show = ([x, y]: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const next = (index: number): Point => points[index + 1] ?? (isRing ? (points[0] ?? first) : (points[index] ?? last));
  const start = isRing ? middle(points.at(-1) ?? first, points[0] ?? first) : first;
  return `M${show(start)}${points.map((point, index) => `Q${show(point)} ${show(middle(point, next(index)))}`).join('')}`;
}
