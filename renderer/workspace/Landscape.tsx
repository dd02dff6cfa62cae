import { useMemo } from 'react';
import { contours, height, width } from './contours.ts';
import styles from './Landscape.module.css';

/** Marks on the way up, by where they stand and how large they are. */
const cairns = [
  { x: 108, y: 684, size: 19, word: 'first commit' },
  { x: 292, y: 555, size: 23, word: 'first talk with you' },
  { x: 428, y: 412, size: 27, word: 'reviews for others' },
  { x: 540, y: 230, size: 36, word: 'core team' },
];

const way =
  'M-40 754C20 726 70 706 108 690C170 664 220 640 258 606C296 570 292 520 336 470C372 430 400 420 428 414C480 396 522 374 520 330C516 290 500 264 540 240';

/** The picture of the start screen: a way up a hill, from cairn to cairn. Decoration, so it has no name. */
export default function Landscape() {
  const lines = useMemo(() => contours(), []);
  return (
    <svg className={styles.landscape} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {lines.map((line) => (
        <path key={line.path} d={line.path} className={styles.line} data-strong={line.strong || undefined} />
      ))}
      <path className={styles.way} d={way} />
      {cairns.map(({ x, y, size, word }) => (
        <g key={word}>
          <g transform={`translate(${x - size / 2} ${y - size}) scale(${size / 32})`}>
            <ellipse cx="16" cy="28" rx="15" ry="4.6" fill="var(--c-accent-fill)" />
            <ellipse cx="16" cy="19.5" rx="11" ry="4.2" fill="var(--c-accent-mid)" />
            <ellipse cx="16" cy="12" rx="7.5" ry="3.7" fill="var(--c-accent-mid)" opacity="0.75" />
            <ellipse cx="16" cy="5.5" rx="4.5" ry="3.3" fill="var(--c-accent-mid)" opacity="0.55" />
          </g>
          <text className={styles.word} x={x + size / 2 + 8} y={y - size / 2}>
            {word}
          </text>
        </g>
      ))}
    </svg>
  );
}
