import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EventRow } from '../../shared/contract/events.ts';
import { go } from '../app/navigation.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useCall } from '../app/query.ts';
import { activityWords } from '../contributors/index.tsx';
import { counted, exact, figure } from '../ui/figures.ts';
import styles from './EventsScreen.module.css';
import { callWords, correctedWords, timesOf } from './words.ts';

const MOST = 200;

/** What is known of an event, who says so, and who did what there. */
export function EventPanel({ id, event }: { id: string; event: EventRow }) {
  const { link, call, topics, sources, corrected, isByHand, talks } = event;
  const times = timesOf(event);
  const said = correctedWords(corrected);
  return (
    <div id={id} className={styles.panel}>
      <dl className={styles.facts}>
        {times === '' ? null : <Fact name="When">{times}</Fact>}
        {link === '' ? null : (
          <Fact name="Page">
            <PageLink className={styles.link} link={link}>
              {link}
            </PageLink>
          </Fact>
        )}
        {call === null ? null : (
          <Fact name="Call for papers">
            {callWords(call, Date.now(), exact)}
            {call.link === '' ? null : (
              <PageLink className={styles.link} link={call.link}>
                {call.link}
              </PageLink>
            )}
          </Fact>
        )}
        {topics.length === 0 ? null : <Fact name="Topics">{topics.join(', ')}</Fact>}
        {talks === 0 ? null : <Fact name="Talks">{counted(talks, 'talk')}, as its schedule tells</Fact>}
        <Fact name="Told by">
          {isByHand ? <span>somebody, by hand</span> : null}
          {sources.map((source) => (
            <UnstyledButton key={source.id} className={styles.link} onClick={() => go('sources', { source: source.id })}>
              {source.name}
            </UnstyledButton>
          ))}
          {!isByHand && sources.length === 0 ? 'sources that tell of it no more' : null}
        </Fact>
        {said === '' ? null : <Fact name="Corrected">{said}; this holds, whatever sources tell</Fact>}
      </dl>
      <Activities event={event.id} name={event.name} />
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Who did what at an event. */
function Activities({ event, name }: { event: string; name: string }) {
  const found = useCall('events.activities', { event, offset: 0, limit: MOST }, { keepPrevious: true }).data;
  if (!found) return null;
  if (found.total === 0)
    return <p className={styles.text}>Nothing was noted yet. Open somebody, add an activity with A, and choose this event in it.</p>;
  return (
    <ul aria-label={`At ${name}`}>
      {found.rows.map(({ activity, contributor, title, countsAs }) => (
        <li key={activity} className={styles.activity}>
          <UnstyledButton className={styles.link} onClick={() => go('contributors', { contributor: contributor.id })}>
            {contributor.name}
          </UnstyledButton>
          <span className={styles.text}>{title}</span>
          <span className={styles.when}>{activityWords[countsAs]}</span>
        </li>
      ))}
      {found.total > found.rows.length ? <li className={styles.text}>and {figure(found.total - found.rows.length)} more</li> : null}
    </ul>
  );
}
