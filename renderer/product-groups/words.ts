import type { PlainRule, TakenIn } from '../../shared/contract/product-groups.ts';
import { counted } from '../ui/figures.ts';

/** "12 change requests, 3 issues" */
export const takenInWords = ({ changeRequests, issues }: TakenIn): string =>
  `${counted(changeRequests, 'change request')}, ${counted(issues, 'issue')}`;

/** "since 2026-02-01, until 2026-04-01"; empty for one that always holds. */
export const daysOf = ({ from, until }: Pick<PlainRule, 'from' | 'until'>): string =>
  [from === null ? '' : `since ${from}`, until === null ? '' : `until ${until}`].filter((part) => part !== '').join(', ');
