interface Props {
  /** In CSS pixels at 100 % text. */
  size?: number;
  className?: string | undefined;
}

/** The sign of the product: three stones, one on another. */
export function CairnMark({ size = 18, className }: Props) {
  const measure = `${size / 16}rem`;
  return (
    <svg className={className} viewBox="0 0 32 32" style={{ width: measure, height: measure, flex: 'none' }} aria-hidden="true">
      <ellipse cx="16" cy="26.2" rx="14.5" ry="4.3" fill="var(--c-accent-fill)" />
      <ellipse cx="16" cy="16.6" rx="10" ry="4" fill="var(--c-accent-mid)" />
      <circle cx="16" cy="7.3" r="4.9" fill="var(--c-accent-mid)" opacity="0.62" />
    </svg>
  );
}
