import { IconArrowRight } from '@tabler/icons-react';
import { api } from '../app/api.ts';
import { usePages } from '../app/use-pages.ts';
import { ShowMore } from '../ui/ShowMore.tsx';
import styles from './Changes.module.css';

/** What one change touched: before and after, in words. */
export function Changes({ changeSet }: { changeSet: string }) {
  const { rows, total, error, isMore, isAsking, more } = usePages('history.changes', { changeSet }, 50, (offset, limit) =>
    api.history.changes({ changeSet, offset, limit }),
  );
  if (error) return <p className={styles.note}>{error.message}</p>;
  if (total === undefined) return null;
  if (total === 0) return <p className={styles.note}>Nothing of this can be shown any more.</p>;
  return (
    <div className={styles.changes}>
      <ul>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was changed never changes its order again
          <li key={index} className={styles.change}>
            <span className={styles.what}>{row.what}</span>
            <span className={styles.values}>
              {row.before === null ? null : <del>{row.before || 'empty'}</del>}
              {row.before !== null && row.after !== null ? <IconArrowRight size="0.875rem" stroke={1.6} aria-label="became" /> : null}
              {row.after === null ? <em>{row.before === null ? '' : 'removed'}</em> : <ins>{row.after || 'empty'}</ins>}
            </span>
          </li>
        ))}
      </ul>
      <ShowMore isMore={isMore} isAsking={isAsking} more={more} />
    </div>
  );
}
