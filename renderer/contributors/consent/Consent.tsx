import { UnstyledButton } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ConsentRow } from '../../../shared/contract/contacts.ts';
import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import { type ConsentNow, type ConsentPurpose, consentPurposes } from '../../../shared/domain/contributors/consent.ts';
import { api } from '../../app/api.ts';
import { useCall } from '../../app/query.ts';
import { toast } from '../../app/toasts.ts';
import { useChanging } from '../../app/use-workspace.ts';
import { day, exact, figure } from '../../ui/figures.ts';
import { Pill } from '../../ui/Pill.tsx';
import about from '../profile/About.module.css';
import { AddButton, PartHead } from '../profile/PartHead.tsx';
import words from '../profile/text.module.css';
import { recordConsentOf, useContributorUi } from '../ui-state.ts';
import styles from './Consent.module.css';
import { ConsentForm, type ConsentSaid } from './ConsentForm.tsx';
import { basisNames, dayWords, NO_BASIS, purposeNames, purposeWords, stateNames, stateTones } from './words.ts';

/** What the person agreed to, per purpose: what holds now, since when, on what basis, until when; and everything recorded. */
export function Consent({ profile: { row, consent, consentRecords } }: { profile: ContributorProfile }) {
  const recording = useContributorUi((state) => state.consent);
  const [showsAll, setShowsAll] = useState(false);
  const plus = useRef<HTMLButtonElement>(null);
  const record = async (said: ConsentSaid) => {
    await api.contributors.recordConsent({ people: { contributors: [row.id] }, ...said });
    toast({ text: `Recorded: ${stateNames[said.state ?? 'given'].toLowerCase()}, ${purposeWords[said.purpose]}.` });
  };
  const isKnown = Object.keys(consentRecords).length > 0;
  return (
    <section className={about.part} aria-labelledby="consent">
      <PartHead id="consent" title="Consent">
        <AddButton ref={plus} label="Record consent" onClick={() => recordConsentOf('contact')} />
      </PartHead>
      {recording ? (
        <ConsentForm key={recording} purpose={recording} onRecord={record} onClose={() => recordConsentOf(null)} otherwise={plus} />
      ) : null}
      <ul>
        {consentPurposes.map((purpose) => (
          <PurposeLine key={purpose} purpose={purpose} now={consent[purpose]} record={consentRecords[purpose] ?? null} />
        ))}
      </ul>
      {consentRecords.contact ? null : <p className={words.small}>{NO_BASIS}</p>}
      {isKnown ? (
        <UnstyledButton className={words.link} aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Hide the records' : 'Show all records'}
        </UnstyledButton>
      ) : null}
      {showsAll ? <Records contributor={row.id} /> : null}
    </section>
  );
}

function PurposeLine({ purpose, now, record }: { purpose: ConsentPurpose; now: ConsentNow; record: ConsentRow | null }) {
  const changing = useChanging();
  return (
    <li className={styles.line}>
      <span className={styles.purpose}>{purposeNames[purpose]}</span>
      <span>
        <StatePill now={now} record={record} />
      </span>
      <UnstyledButton
        className={words.link}
        aria-label={`Record consent: ${purposeNames[purpose]}`}
        onClick={() => recordConsentOf(purpose)}
        {...changing}
      >
        Record
      </UnstyledButton>
      {record ? (
        <span className={styles.detail} title={exact(record.at)}>
          {spanOf(now, record)} · {basisNames[record.basis].toLowerCase()}
        </span>
      ) : null}
    </li>
  );
}

/** What holds: nothing recorded and run out are not the same, and neither is a no. */
function StatePill({ now, record }: { now: ConsentNow; record: ConsentRow | null }) {
  if (now !== 'none') return <Pill tone={stateTones[now]}>{stateNames[now]}</Pill>;
  if (record === null) return <Pill tone="quiet">No basis recorded</Pill>;
  return (
    <Pill tone="warn" shape="clock">
      Ended
    </Pill>
  );
}

function spanOf(now: ConsentNow, { at, until }: ConsentRow): string {
  if (now === 'none') return `on ${until === null ? '' : dayWords(until)}`;
  return `since ${day(at)}${until === null ? '' : `, until ${dayWords(until)}`}`;
}

const MOST = 200;

function Records({ contributor }: { contributor: string }) {
  const page = useCall('contributors.consents', { contributor, offset: 0, limit: MOST }).data;
  if (!page) return null;
  return (
    <>
      <ul aria-label="Everything recorded about consent" className={styles.records}>
        {page.rows.map(({ id, purpose, state, basis, text, at, until, by }) => (
          <li key={id} className={styles.record}>
            <p>
              <span className={styles.purpose}>{purposeNames[purpose]}</span> {stateNames[state].toLowerCase()},{' '}
              {basisNames[basis].toLowerCase()}
              {until === null ? '' : `, until ${dayWords(until)}`}
            </p>
            <p className={styles.said}>{text}</p>
            <p className={styles.detail} title={exact(at)}>
              {day(at)}
              {by ? `, recorded by ${by.name}` : ''}
            </p>
          </li>
        ))}
      </ul>
      {page.total > page.rows.length ? (
        <p className={words.small}>
          The newest {figure(MOST)} of {figure(page.total)}.
        </p>
      ) : null}
    </>
  );
}
