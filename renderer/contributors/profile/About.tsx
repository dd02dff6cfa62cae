import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import type { CountedKind } from '../../../shared/domain/contributors/contributions.ts';
import { Consent } from '../consent/index.ts';
import { PostalAddress } from './address/PostalAddress.tsx';
import { Contributions } from './Contributions.tsx';
import { Contacts } from './contacts/Contacts.tsx';
import { Details } from './details/Details.tsx';
import { Identities } from './Identities.tsx';
import { Notes } from './Notes.tsx';
import { PersonHistory } from './PersonHistory.tsx';
import styles from './Profile.module.css';
import { Tags } from './Tags.tsx';

interface Props {
  profile: ContributorProfile;
  shownKinds: readonly CountedKind[];
  onKind: (kind: CountedKind) => void;
}

/** What is known about the person, beside what they did. */
export function About({ profile, shownKinds, onKind }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.about} aria-label="About this person" tabIndex={0}>
      <Contributions profile={profile} shownKinds={shownKinds} onKind={onKind} />
      <Details profile={profile} />
      <Tags row={profile.row} />
      <Notes contributor={profile.row.id} notes={profile.notes} />
      <Contacts profile={profile} />
      <Consent profile={profile} />
      <PostalAddress contributor={profile.row.id} name={profile.row.name} />
      <Identities profile={profile} />
      <PersonHistory contributor={profile.row.id} />
    </section>
  );
}
