import styles from './Pill.module.css';

export type Tone = 'good' | 'info' | 'warn' | 'bad' | 'quiet';
export type Shape = 'disc' | 'tick' | 'point' | 'half' | 'clock' | 'triangle' | 'bar' | 'ring' | 'dashed';

/** Colour never speaks alone: the shape a tone has when none is named. */
const shapeOf: Record<Tone, Shape> = { good: 'disc', info: 'point', warn: 'half', bad: 'bar', quiet: 'dashed' };

interface Props {
  tone: Tone;
  shape?: Shape;
  /** Read aloud, and shown on hover; without it the dot is decoration beside a word. */
  label?: string;
}

/** A tone with its shape, 10 px. */
export function StatusDot({ tone, shape = shapeOf[tone], label }: Props) {
  const look = {
    className: styles.dot,
    'data-tone': tone,
    viewBox: '0 0 12 12',
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: 1.5,
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  } as const;
  if (label === undefined) {
    return (
      <svg {...look} aria-hidden="true">
        {drawings[shape]}
      </svg>
    );
  }
  return (
    <svg {...look} role="img" aria-label={label}>
      <title>{label}</title>
      {drawings[shape]}
    </svg>
  );
}

const drawings: Record<Shape, React.ReactNode> = {
  disc: <circle cx="6" cy="6" r="4.5" fill="currentColor" stroke="none" />,
  tick: (
    <>
      <circle cx="6" cy="6" r="5.5" fill="currentColor" stroke="none" />
      <path d="m3.6 6.2 1.7 1.6 3-3.4" stroke="var(--c-bg)" />
    </>
  ),
  point: (
    <>
      <circle cx="6" cy="6" r="4.6" />
      <circle cx="6" cy="6" r="1.7" fill="currentColor" stroke="none" />
    </>
  ),
  half: (
    <>
      <circle cx="6" cy="6" r="4.6" />
      <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" fill="currentColor" stroke="none" />
    </>
  ),
  clock: (
    <>
      <circle cx="6" cy="6" r="4.8" />
      <path d="M6 3.4V6l1.6 1.2" />
    </>
  ),
  triangle: (
    <>
      <path d="M6 1.4 11 10.3H1z" />
      <path d="M6 5v2M6 8.7v.1" />
    </>
  ),
  bar: (
    <>
      <circle cx="6" cy="6" r="4.6" />
      <path d="M3.9 6h4.2" />
    </>
  ),
  ring: <circle cx="6" cy="6" r="4.6" />,
  dashed: <circle cx="6" cy="6" r="4.6" strokeDasharray="2 1.9" />,
};
