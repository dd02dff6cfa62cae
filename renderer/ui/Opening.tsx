/** Stands where a form is about to be: quick hands type into nothing then, and not into the keys of the screen below. */
export function Opening() {
  return <div role="dialog" aria-modal="true" aria-label="Opening" />;
}
