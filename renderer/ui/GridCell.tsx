import type { ReactNode } from 'react';

interface Props {
  /** `rowheader`: names what stands under it. */
  role?: 'gridcell' | 'rowheader';
  className?: string | undefined;
  title?: string | undefined;
  /** Read aloud instead of what is drawn. */
  label?: string;
  children?: ReactNode;
}

/** A cell of a grid whose rows are placed by the pixel: a table cannot do that, so the roles say what it is. */
export function GridCell({ role = 'gridcell', className, title, label, children }: Props) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles may be labelled
    <span role={role} className={className} title={title} aria-label={label}>
      {children}
    </span>
  );
}
