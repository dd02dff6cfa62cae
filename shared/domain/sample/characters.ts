/** How the people of the sample that one meets by name are written down. */
import type { Standing } from '../contributors/details.ts';

/** How somebody takes part; see `ranks` in people.ts. */
export type Rank = 'passing' | 'returning' | 'regular' | 'core' | 'staff';

/** What they mostly do. */
export type Role = 'coder' | 'writer' | 'helper' | 'speaker' | 'organiser' | 'tester';

export interface Character {
  name: string;
  /** One of the places in cultures.ts. */
  place: string;
  rank: Rank;
  role: Role;
  /** Days before asOf when they came; and when they were last seen, for those who went quiet. */
  since: number;
  until?: number;
  /** Days before asOf between which they were away. */
  away?: readonly [number, number];
  organisation?: string;
  title?: string;
  persona?: string;
  pronouns?: string;
  languages?: readonly (readonly [string, 'fluent' | 'working'])[];
  specialisations?: readonly string[];
  motivations?: readonly string[];
  /** Standing from so many days before asOf. */
  standing?: readonly (readonly [Standing, number])[];
  tags?: readonly string[];
  notes?: readonly string[];
}
