import { api } from '../app/api.ts';
import { usePages } from '../app/use-pages.ts';
import { figure } from '../ui/figures.ts';
import { ShowMore } from '../ui/ShowMore.tsx';
import { TimeAgo } from '../ui/TimeAgo.tsx';
import styles from './SetAside.module.css';

/** What could not be understood, why, and how it looks: nothing is left out in silence. */
export function SetAside({ source, isTable }: { source: string; isTable: boolean }) {
  const { rows, total, isMore, isAsking, more } = usePages('sources.setAside', { id: source }, 20, (offset, limit) =>
    api.sources.setAside({ id: source, offset, limit }),
  );
  if (!total) return null;
  return (
    <section>
      <h3 className={styles.title}>
        Set aside{' '}
        <span>
          {figure(total)} not in any figure; each is tried again when {isTable ? 'the table is imported' : 'everything is looked at'} again
        </span>
      </h3>
      <ul>
        {rows.map((item) => (
          <li key={item.key}>
            <details className={styles.item}>
              <summary>
                <code>{isTable ? item.key.replace(/ 0+/, ' ') : item.key.slice(0, 12)}</code>{' '}
                <span className={styles.reason}>{item.reason}</span>
                <span className={styles.when}>
                  <TimeAgo at={item.at} />
                </span>
              </summary>
              <pre>{item.raw}</pre>
            </details>
          </li>
        ))}
      </ul>
      <ShowMore isMore={isMore} isAsking={isAsking} more={more} />
    </section>
  );
}
