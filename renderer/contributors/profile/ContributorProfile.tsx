import { Button, SegmentedControl } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { memo, useState } from 'react';
import type { ContributorProfile as ProfileData } from '../../../shared/contract/contributors.ts';
import type { CountedKind } from '../../../shared/domain/contributors/contributions.ts';
import { useCall } from '../../app/query.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useRem } from '../../ui/use-rem.ts';
import { isAboutAsked } from '../ui-state.ts';
import { About } from './About.tsx';
import { Activity } from './Activity.tsx';
import styles from './Profile.module.css';
import { ProfileHeader } from './ProfileHeader.tsx';
import type { Shown } from './shown.ts';
import { useProfileCommands } from './use-profile-commands.ts';

/** Below this there is room for one column: a switch tells which. */
const TWO_COLUMNS_REM = 40;

type Side = 'activity' | 'about';

interface Props {
  /** Any identity of the person. */
  contributor: string;
  onClose: () => void;
}

/** Everything about one person. The last person stays on screen until the next one is here. */
export const ContributorProfile = memo(function ContributorProfile({ contributor, onClose }: Props) {
  const { data: profile, error } = useCall('contributors.get', { contributor }, { keepPrevious: true });
  const { ref, width } = useElementSize();
  const rem = useRem();
  const [side, setSide] = useState<Side>(() => (isAboutAsked() ? 'about' : 'activity'));
  return (
    <div ref={ref} className={styles.profile}>
      {error ? (
        <div className={styles.gone}>
          <EmptyState title="This person is not here any more" actions={<Button onClick={onClose}>Back to the list</Button>}>
            {error.message}
          </EmptyState>
        </div>
      ) : profile && width > 0 ? (
        <Profile
          key={profile.row.id}
          profile={profile}
          two={width >= TWO_COLUMNS_REM * rem}
          side={side}
          onSide={setSide}
          onClose={onClose}
        />
      ) : null}
    </div>
  );
});

interface ProfileProps {
  profile: ProfileData;
  /** There is room for both columns. */
  two: boolean;
  /** The one that is shown when there is not. */
  side: Side;
  onSide: (side: Side) => void;
  onClose: () => void;
}

function Profile({ profile, two, side, onSide, onClose }: ProfileProps) {
  const [shown, setShown] = useState<Shown>({ kinds: [], month: null });
  const showAbout = () => onSide('about');
  useProfileCommands(profile, showAbout);
  const showKind = (kind: CountedKind) => {
    setShown((now) => ({ ...now, kinds: now.kinds.length === 1 && now.kinds[0] === kind ? [] : [kind] }));
    onSide('activity');
  };
  const activity = <Activity profile={profile} shown={shown} onShown={setShown} />;
  const about = <About profile={profile} shownKinds={shown.kinds} onKind={showKind} />;
  return (
    <>
      <ProfileHeader profile={profile} onClose={onClose} onAbout={showAbout} />
      {two ? null : (
        <div className={styles.switch}>
          <SegmentedControl
            aria-label="What to show"
            data={[
              { value: 'activity', label: 'Activity' },
              { value: 'about', label: 'About' },
            ]}
            value={side}
            onChange={(next) => onSide(next === 'about' ? 'about' : 'activity')}
          />
        </div>
      )}
      <div className={styles.columns} data-one={!two || undefined}>
        {two || side === 'activity' ? activity : null}
        {two || side === 'about' ? about : null}
      </div>
    </>
  );
}
