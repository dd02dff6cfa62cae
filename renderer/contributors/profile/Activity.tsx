import { useRef } from 'react';
import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import type { CountedKind } from '../../../shared/domain/contributors/contributions.ts';
import { useCall } from '../../app/query.ts';
import { ActivityFigure } from './ActivityFigure.tsx';
import { startOf } from './activity-series.ts';
import styles from './Profile.module.css';
import { Timeline } from './Timeline.tsx';
import { TimelineFilter } from './TimelineFilter.tsx';

/** What the timeline shows: these kinds (none: all), from a month back (`null`: from now). */
export interface Shown {
  kinds: readonly CountedKind[];
  /** The first month that is too new, as `activity-series.ts` numbers months. */
  month: number | null;
}

interface Props {
  profile: ContributorProfile;
  shown: Shown;
  onShown: (shown: Shown) => void;
}

/** What the person did: the picture, and every single thing under it. */
export function Activity({ profile, shown, onShown }: Props) {
  const contributor = profile.row.id;
  const scroller = useRef<HTMLDivElement>(null);
  const months = useCall('contributors.months', { contributor }).data?.months;
  return (
    <div ref={scroller} className={styles.activity}>
      {months ? (
        <ActivityFigure months={months} undated={profile.undated} onMonth={(month) => onShown({ ...shown, month })} />
      ) : (
        <div className={styles.figureRoom} />
      )}
      <TimelineFilter shown={shown} onShown={onShown} />
      {months ? (
        <Timeline
          key={`${shown.kinds.join()} ${shown.month}`}
          contributor={contributor}
          kinds={shown.kinds}
          before={shown.month === null ? null : startOf(shown.month)}
          months={months}
          scroller={scroller}
        />
      ) : null}
    </div>
  );
}
