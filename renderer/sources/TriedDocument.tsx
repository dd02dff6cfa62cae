import { counted, figure } from '../ui/figures.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { TriedDocument as Found } from './document-actions.ts';
import styles from './Tried.module.css';

const whats: Record<Found['examples'][number]['what'], string> = { event: 'Event', talk: 'Talk', activity: 'Activity', person: 'Person' };

/** A form may be taller than the window. */
const show = (section: HTMLElement | null): void => section?.scrollIntoView({ block: 'nearest' });

/** What a file or page tells, before anything of it is kept. */
export function TriedDocument({ tried }: { tried: Found }) {
  const { events, talks, activities, people, examples, aside, reasons, remarks } = tried;
  const parts = [
    events > 0 ? counted(events, 'event') : '',
    talks > 0 ? counted(talks, 'talk') : '',
    activities > 0 ? counted(activities, 'activity', 'activities') : '',
    people > 0 ? counted(people, 'person', 'people') : '',
  ].filter((part) => part !== '');
  return (
    <section ref={show} className={styles.tried} aria-label="What it tells" role="status">
      <p className={styles.head}>{parts.length === 0 ? 'It can be read, and tells of nothing' : `It tells of ${parts.join(', ')}`}</p>
      <ul>
        {examples.map(({ what, title, detail }) => (
          <li key={`${what} ${title} ${detail}`}>
            <StatusDot tone="good" shape="tick" label={whats[what]} />
            <span>
              {title}
              {detail === '' ? null : <span className={styles.why}>{detail}</span>}
            </span>
          </li>
        ))}
        {aside > 0 ? (
          <li>
            <StatusDot tone="warn" label="Set aside" />
            <span>
              {figure(aside)} could not be understood and would be set aside
              {reasons.map((reason) => (
                <span key={reason} className={styles.why}>
                  {reason}
                </span>
              ))}
            </span>
          </li>
        ) : null}
      </ul>
      {remarks.map((remark) => (
        <p key={remark} className={styles.why}>
          {remark}
        </p>
      ))}
    </section>
  );
}
