import { memo } from 'react';
import styles from './Sparkline.module.css';

const WIDTH = 64;
const HEIGHT = 18;

interface Props {
  /** Oldest first; each picture is drawn against its own highest bar. */
  values: readonly number[];
  /** The last so many are drawn in the accent: "yours, here, now". */
  accented?: number;
  /** What the picture says, for those who do not see it. */
  label: string;
}

/** Bars without axes, 64 x 18. An empty month is a dash, so that nothing is never mistaken for unknown. */
export const Sparkline = memo(function Sparkline({ values, accented = 3, label }: Props) {
  const [empty, before, recent] = drawn(values, accented);
  // Three paths for all bars: a list of forty rows would otherwise hold five hundred elements more.
  return (
    <svg className={styles.spark} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <title>{label}</title>
      <path className={styles.empty} d={empty} />
      <path className={styles.before} d={before} />
      <path className={styles.recent} d={recent} />
    </svg>
  );
});

function drawn(values: readonly number[], accented: number): [string, string, string] {
  const most = Math.max(1, ...values);
  const step = WIDTH / values.length;
  const width = step - 1.4;
  const paths: [string, string, string] = ['', '', ''];
  for (const [index, value] of values.entries()) {
    const x = (index * step + 0.7).toFixed(2);
    const height = value === 0 ? 1 : Math.max(2, (value / most) * HEIGHT);
    const path = value === 0 ? 0 : index >= values.length - accented ? 2 : 1;
    paths[path] += `M${x} ${HEIGHT}v${-height.toFixed(2)}h${width.toFixed(2)}V${HEIGHT}z`;
  }
  return paths;
}
