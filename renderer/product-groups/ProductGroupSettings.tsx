import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { WhichItems } from '../../shared/contract/product-groups.ts';
import { useCall } from '../app/query.ts';
import { useChanging } from '../app/use-workspace.ts';
import { counted } from '../ui/figures.ts';
import { Counts, GroupItem } from './GroupItem.tsx';
import { InNone } from './InNone.tsx';
import { Items } from './Items.tsx';
import { NameForm } from './NameForm.tsx';
import styles from './ProductGroups.module.css';

/** The product groups, what belongs to them by which rule, and how much that takes in now. */
export default function ProductGroupSettings() {
  const told = useCall('productGroups.list', {}).data;
  const [isAdding, setAdding] = useState(false);
  const [shown, setShown] = useState<{ title: string; which: WhichItems } | 'none' | null>(null);
  const changing = useChanging();
  const add = useRef<HTMLButtonElement>(null);
  if (!told) return null;
  const { groups, inNone, filesUnread } = told;
  return (
    <>
      <p className={styles.intro}>
        Which part of the product a change request or issue is about, by its labels, the paths of files it touches and its project, under
        the rules of the day it was opened. A label outweighs a path, a path a project, an exact rule one with a star, and of two alike the
        one of the upper group holds.
      </p>
      {groups.length === 0 ? null : (
        <ul aria-label="Product groups">
          {groups.map((group) => (
            <GroupItem key={group.id} group={group} groups={groups} onShow={(title, which) => setShown({ title, which })} />
          ))}
        </ul>
      )}
      <div className={styles.none}>
        <span className={styles.what}>In no group</span>
        <Counts takesIn={inNone} about="is in no group" onShow={() => setShown('none')} />
      </div>
      {filesUnread ? (
        <p className={styles.intro}>
          Of {counted(filesUnread, 'change request')} it is not known yet which files they touch. It is asked when their source is read, one
          request for each; until then rules about paths do not take them in.
        </p>
      ) : null}
      {isAdding ? (
        <NameForm onClose={() => setAdding(false)} otherwise={add} />
      ) : (
        <div className={styles.add}>
          <Button
            ref={add}
            variant="default"
            leftSection={<IconPlus size="1rem" stroke={1.6} aria-hidden />}
            onClick={() => setAdding(true)}
            {...changing}
          >
            Add a product group
          </Button>
        </div>
      )}
      {shown === 'none' ? <InNone groups={groups} onClose={() => setShown(null)} /> : null}
      {shown !== null && shown !== 'none' ? <Items {...shown} onClose={() => setShown(null)} /> : null}
    </>
  );
}
