import { SegmentedControl, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { contributors } from '../../../shared/contract/contributors.ts';
import type { CallInput } from '../../../shared/contract/define.ts';
import {
  type ConsentPurpose,
  type ConsentState,
  consentBases,
  consentPurposes,
  consentStates,
} from '../../../shared/domain/contributors/consent.ts';
import { monthsLater } from '../../../shared/domain/time/days.ts';
import { DayField, PastDayField } from '../../ui/DayField.tsx';
import { EditorFrame, type EditorPlace, wide } from '../../ui/EditorFrame.tsx';
import { localDay, middleOf } from '../../ui/local-day.ts';
import styles from './Consent.module.css';
import { basisNames, purposeNames, stateNames } from './words.ts';

/** What is recorded, whoever it is about: what `contributors.recordConsent` takes beside the people. */
export type ConsentSaid = Omit<CallInput<(typeof contributors)['procedures']['recordConsent']>, 'people'>;

interface Props extends EditorPlace {
  purpose?: ConsentPurpose;
  state?: ConsentState;
  /** Rejects when it could not be recorded: then it is said, and what was written stays. */
  onRecord: (said: ConsentSaid) => Promise<unknown>;
}

/** What was agreed to, refused or taken back, on what basis and in which words; of one person or of many at once. */
export function ConsentForm({ purpose: asked = 'contact', state: begun = 'given', onRecord, ...place }: Props) {
  const [purpose, setPurpose] = useState(asked);
  const [state, setState] = useState(begun);
  const [basis, setBasis] = useState<(typeof consentBases)[number]>('said so');
  const [text, setText] = useState('');
  const [until, setUntil] = useState('');
  const today = localDay();
  const [saidOn, setSaidOn] = useState(today);
  return (
    <EditorFrame
      label="Consent"
      verb="Record"
      isEmpty={text.trim() === ''}
      onSave={() =>
        onRecord({
          purpose,
          state,
          basis,
          text: text.trim(),
          until: state === 'given' && until !== '' ? until : null,
          ...(saidOn === today ? {} : { at: middleOf(saidOn) }),
        })
      }
      failure="Nothing was recorded; what you wrote is still here."
      {...place}
    >
      <SegmentedControl
        data-wide
        aria-label="What they said"
        data={consentStates.map((value) => ({ value, label: stateNames[value] }))}
        value={state}
        onChange={(chosen) => setState(consentStates.find((one) => one === chosen) ?? state)}
      />
      <Select
        label="To"
        allowDeselect={false}
        data={consentPurposes.map((value) => ({ value, label: purposeNames[value] }))}
        value={purpose}
        onChange={(chosen) => setPurpose(consentPurposes.find((one) => one === chosen) ?? purpose)}
      />
      <Select
        label="It rests on"
        allowDeselect={false}
        data={consentBases.map((value) => ({ value, label: basisNames[value] }))}
        value={basis}
        onChange={(chosen) => setBasis(consentBases.find((one) => one === chosen) ?? basis)}
      />
      <Textarea
        wrapperProps={wide}
        data-first
        label="Where and in which words"
        placeholder="At the booth in Malmö: “Sure, write to me any time.”"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <PastDayField label="Said on" day={saidOn} onDay={setSaidOn} otherwise={today} />
      {state === 'given' ? (
        <DayField
          label="Holds until (empty: no end)"
          day={until}
          onDay={setUntil}
          choices={[
            { label: 'In a year', day: monthsLater(today, 12) },
            { label: 'In two years', day: monthsLater(today, 24) },
          ]}
        />
      ) : null}
      <p className={styles.note} data-wide>
        A record stays as it was said and cannot be undone; what was said last counts.
      </p>
    </EditorFrame>
  );
}
