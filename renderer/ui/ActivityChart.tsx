/** Bars over time. Loaded with import(): the chart library is larger than the rest of the window. */
import { Bar, BarChart, Tooltip, XAxis, YAxis } from 'recharts';
import styles from './ActivityChart.module.css';
import { useRem } from './use-rem.ts';

export interface ActivityBar {
  key: string;
  value: number;
  /** "May 2026: 14 things on 6 days", on hover. */
  told: string;
  /** Under the bar; most bars have none, so that the labels have room. */
  label?: string | undefined;
  /** Drawn in the accent: the latest. */
  accented: boolean;
}

interface Props {
  bars: readonly ActivityBar[];
  onPick: (key: string) => void;
}

const RADIUS: [number, number, number, number] = [3, 3, 0, 0];

/** Hidden from screen readers: a table with the same figures stands behind it. */
export default function ActivityChart({ bars, onPick }: Props) {
  const rem = useRem();
  const data = bars.map((bar) => ({
    ...bar,
    fill: bar.accented ? 'var(--c-accent-mid)' : 'color-mix(in srgb, var(--c-mark-2) 55%, var(--c-mark))',
  }));
  return (
    <div className={styles.chart} aria-hidden="true">
      <BarChart
        responsive
        className={styles.bars ?? ''}
        data={data}
        margin={{ top: 2, right: 0, bottom: 0, left: 0 }}
        barCategoryGap={bars.length > 40 ? '12%' : '20%'}
        accessibilityLayer={false}
        // The whole column counts: the bar of a quiet month is too low to hit.
        onClick={({ activeLabel }) => activeLabel !== undefined && onPick(String(activeLabel))}
      >
        <YAxis hide domain={[0, 'dataMax']} />
        <XAxis
          dataKey="key"
          height={1.25 * rem}
          interval={0}
          tickLine={false}
          axisLine={{ stroke: 'var(--c-line-2)' }}
          tick={(tick) => <Tick {...tick} bars={bars} />}
        />
        <Tooltip
          // Above the bars, which it would hide.
          position={{ y: -30 }}
          allowEscapeViewBox={{ x: false, y: true }}
          isAnimationActive={false}
          cursor={{ fill: 'var(--c-press)' }}
          content={(shown) => <Told told={shown.payload?.[0]?.payload?.told} />}
        />
        <Bar dataKey="value" radius={RADIUS} isAnimationActive={false} minPointSize={(value) => (value ? 2 : 0)} />
      </BarChart>
    </div>
  );
}

interface TickProps {
  x: number | string;
  y: number | string;
  index: number;
  bars: readonly ActivityBar[];
}

/** A label at either end stays inside the picture. */
function Tick({ x, y, index, bars }: TickProps) {
  const label = bars[index]?.label;
  if (!label) return <g />;
  const anchor = index < 2 ? 'start' : index > bars.length - 3 ? 'end' : 'middle';
  return (
    <text x={x} y={y} dy="0.5em" textAnchor={anchor} className={styles.tick}>
      {label}
    </text>
  );
}

function Told({ told }: { told: string | undefined }) {
  return told ? <div className={styles.told}>{told}</div> : null;
}
