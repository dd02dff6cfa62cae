import type { ActivityKind, CountedKind } from '../contributors/contributions.ts';
import type { SampleIdentity } from './identities.ts';
import type { Member } from './members.ts';

export interface SampleActivity {
  member: Member;
  identity: SampleIdentity;
  kind: ActivityKind;
  countsAs: CountedKind;
  key: string;
  /** UTC epoch milliseconds. */
  at: number;
  /** Minutes east of UTC where they were. */
  offset: number;
  title: string;
}

/** A thing done, before it has its key. */
export type Deed = Omit<SampleActivity, 'key'>;
