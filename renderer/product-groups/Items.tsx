import { Modal } from '@mantine/core';
import type { WhichItems } from '../../shared/contract/product-groups.ts';
import { api } from '../app/api.ts';
import { PageLink } from '../app/PageLink.tsx';
import { usePages } from '../app/use-pages.ts';
import { ShowMore } from '../ui/ShowMore.tsx';
import { TimeAgo } from '../ui/TimeAgo.tsx';
import styles from './ProductGroups.module.css';

/** The issues and change requests behind a figure. */
export function ItemList({ which }: { which: WhichItems }) {
  const { rows, isMore, isAsking, more } = usePages('productGroups.items', { which }, 50, (offset, limit) =>
    api.productGroups.items({ which, offset, limit }),
  );
  return (
    <>
      <ul aria-label="Change requests and issues">
        {rows.map(({ reference, title, link, openedAt, group }) => (
          <li key={reference} className={styles.row}>
            {link === '' ? (
              <span className={styles.why}>{reference}</span>
            ) : (
              <PageLink className={styles.reference} link={link}>
                {reference}
              </PageLink>
            )}
            <span className={styles.title} title={title}>
              {title}
            </span>
            <span className={styles.why} title={group?.why}>
              {group?.why ?? ''}
            </span>
            <span className={styles.nothing}>
              <TimeAgo at={openedAt} />
            </span>
          </li>
        ))}
      </ul>
      <ShowMore isMore={isMore} isAsking={isAsking} more={more} />
    </>
  );
}

export function Items({ title, which, onClose }: { title: string; which: WhichItems; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={title} size="48rem" closeButtonProps={{ 'aria-label': 'Close' }}>
      <ItemList which={which} />
    </Modal>
  );
}
