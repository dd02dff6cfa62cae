import { useElementSize } from '@mantine/hooks';
import { useRef } from 'react';
import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import { useCall } from '../../app/query.ts';
import figure from './ActivityFigure.module.css';
import { ActivityFigure } from './ActivityFigure.tsx';
import { startOf } from './activity-series.ts';
import styles from './Profile.module.css';
import type { Shown } from './shown.ts';
import { Timeline } from './Timeline.tsx';
import { TimelineFilter } from './TimelineFilter.tsx';

interface Props {
  profile: ContributorProfile;
  shown: Shown;
  onShown: (shown: Shown) => void;
}

/** What the person did: the picture, and every single thing under it. */
export function Activity({ profile, shown, onShown }: Props) {
  const contributor = profile.row.id;
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: above, height } = useElementSize();
  const months = useCall('contributors.months', { contributor }).data?.months;
  return (
    <div ref={scroller} className={styles.activity}>
      <div ref={above}>
        {months ? (
          <ActivityFigure months={months} undated={profile.undated} onMonth={(month) => onShown({ ...shown, month })} />
        ) : (
          <div className={figure.figureRoom} />
        )}
        <TimelineFilter shown={shown} onShown={onShown} />
      </div>
      {months ? (
        <Timeline
          key={`${shown.kinds.join()} ${shown.month}`}
          contributor={contributor}
          kinds={shown.kinds}
          before={shown.month === null ? null : startOf(shown.month)}
          months={months}
          scroller={scroller}
          above={height}
        />
      ) : null}
    </div>
  );
}
