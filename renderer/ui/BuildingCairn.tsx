/** A cairn being built beside a path: two stones lie, one is still to come. */
export function BuildingCairn({ className }: { className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 120 40" width="120" height="40" fill="none" aria-hidden="true">
      <path
        d="M4 34c16-1 22-8 34-7 10 .8 12 5 26 4 20-1.4 28-10 52-12"
        stroke="var(--c-accent-mid)"
        strokeWidth="1.3"
        strokeDasharray="1.5 3"
        strokeLinecap="round"
      />
      <ellipse cx="60" cy="27.5" rx="14" ry="4.5" fill="var(--c-accent-soft)" stroke="var(--c-accent-mid)" strokeWidth="1.3" />
      <ellipse cx="59.5" cy="19" rx="9.5" ry="4" fill="var(--c-accent-soft)" stroke="var(--c-accent-mid)" strokeWidth="1.3" />
      <ellipse cx="60" cy="10" rx="6" ry="3.2" stroke="var(--c-mark)" strokeWidth="1.2" strokeDasharray="2 2" />
    </svg>
  );
}
