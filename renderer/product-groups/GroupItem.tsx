import { Button, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCalendarPlus, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ProductGroupRow, ProductGroupRule, TakenIn, WhichItems } from '../../shared/contract/product-groups.ts';
import { api } from '../app/api.ts';
import { toast, toastError } from '../app/toasts.ts';
import { useChanging } from '../app/use-workspace.ts';
import { counted } from '../ui/figures.ts';
import { More } from '../ui/More.tsx';
import { NameForm } from './NameForm.tsx';
import styles from './ProductGroups.module.css';
import RuleForm from './RuleForm.tsx';
import { daysOf, takenInWords } from './words.ts';

/** Opens the rows behind a figure. */
export type Show = (title: string, which: WhichItems) => void;

interface Props {
  group: ProductGroupRow;
  groups: readonly ProductGroupRow[];
  onShow: Show;
}

/** How much there is, as the way to its rows. */
export function Counts({ takesIn, about, onShow }: { takesIn: TakenIn; about: string; onShow: () => void }) {
  if (takesIn.changeRequests + takesIn.issues === 0) return <span className={styles.nothing}>nothing yet</span>;
  return (
    <UnstyledButton className={styles.counts ?? ''} aria-label={`${takenInWords(takesIn)}: show what ${about}`} onClick={onShow}>
      {takenInWords(takesIn)}
    </UnstyledButton>
  );
}

export function GroupItem({ group, groups, onShow }: Props) {
  const { id, name, rules, takesIn } = group;
  const [editing, setEditing] = useState<'name' | 'rule' | null>(null);
  const changing = useChanging();
  const menu = useRef<HTMLButtonElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const place = groups.indexOf(group);
  const kept = (error: unknown) => toastError(error, `${name} stays as before.`);
  const move = (to: number) =>
    void api.productGroups.moveGroup({ group: id, place: to }).then(() => toast({ text: `Moved ${name}.`, undo: true }), kept);
  const remove = () =>
    void api.productGroups.removeGroup({ group: id }).then(
      () =>
        toast({
          text: `Removed ${name}.`,
          ...(rules.length > 0 ? { detail: `Its ${counted(rules.length, 'rule')} went with it.` } : {}),
          undo: true,
        }),
      kept,
    );
  return (
    <li className={styles.group}>
      {editing === 'name' ? (
        <NameForm group={group} onClose={() => setEditing(null)} otherwise={menu} />
      ) : (
        <div className={styles.head}>
          <span className={styles.name}>{name}</span>
          <Counts takesIn={takesIn} about={`is in ${name}`} onShow={() => onShow(name, { in: 'group', group: id })} />
          <More
            label={`More about ${name}`}
            target={menu}
            items={[
              { label: 'Rename…', icon: IconPencil, onClick: () => setEditing('name') },
              ...(place > 0 ? [{ label: 'Move up', icon: IconArrowUp, onClick: () => move(place - 1) }] : []),
              ...(place < groups.length - 1 ? [{ label: 'Move down', icon: IconArrowDown, onClick: () => move(place + 1) }] : []),
              { label: rules.length > 0 ? 'Remove, with its rules' : 'Remove', icon: IconTrash, onClick: remove },
            ]}
          />
        </div>
      )}
      {rules.length === 0 ? (
        <p className={styles.empty}>No rule yet, so nothing is in it.</p>
      ) : (
        <ul aria-label={`Rules of ${name}`}>
          {rules.map((rule) => (
            <RuleItem key={rule.id} rule={rule} group={group} groups={groups} onShow={onShow} />
          ))}
        </ul>
      )}
      {editing === 'rule' ? (
        <RuleForm group={group} groups={groups} onClose={() => setEditing(null)} otherwise={add} />
      ) : (
        <div className={styles.under}>
          <Button
            ref={add}
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size="0.875rem" stroke={1.6} aria-hidden />}
            aria-label={`Add a rule to ${name}`}
            onClick={() => setEditing('rule')}
            {...changing}
          >
            Add a rule
          </Button>
        </div>
      )}
    </li>
  );
}

function RuleItem({ rule, group, groups, onShow }: Props & { rule: ProductGroupRule }) {
  const { id, over, pattern, takesIn } = rule;
  const [how, setHow] = useState<'change' | 'correct' | null>(null);
  const menu = useRef<HTMLButtonElement>(null);
  const words = `${over} ${pattern}`;
  const remove = () =>
    void api.productGroups.removeRule({ rule: id }).then(
      () => toast({ text: `Removed the rule ${words} of ${group.name}.`, undo: true }),
      (error: unknown) => toastError(error, 'The rule stays as before.'),
    );
  if (how)
    return (
      <li>
        <RuleForm group={group} rule={rule} how={how} groups={groups} onClose={() => setHow(null)} otherwise={menu} />
      </li>
    );
  return (
    <li className={styles.rule}>
      <span className={styles.what}>
        <span className={styles.over}>{over}</span> {pattern}
        {daysOf(rule) === '' ? null : <span className={styles.days}>{daysOf(rule)}</span>}
      </span>
      <Counts
        takesIn={takesIn}
        about={`the rule ${words} takes in`}
        onShow={() => onShow(`${group.name}: ${words}`, { in: 'rule', rule: id })}
      />
      <More
        label={`More about the rule ${words}`}
        target={menu}
        items={[
          { label: 'Change from a day on…', icon: IconCalendarPlus, onClick: () => setHow('change') },
          { label: 'Correct, or let it end…', icon: IconPencil, onClick: () => setHow('correct') },
          { label: 'Remove', icon: IconTrash, onClick: remove },
        ]}
      />
    </li>
  );
}
