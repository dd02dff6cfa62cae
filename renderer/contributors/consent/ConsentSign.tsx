import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import type { ConsentPurpose } from '../../../shared/domain/contributors/consent.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import styles from './Consent.module.css';
import { dayWords, NO_BASIS, purposeWords, stateNames, stateTones } from './words.ts';

interface Props {
  profile: Pick<ContributorProfile, 'consent' | 'consentRecords'>;
  purpose: ConsentPurpose;
  /** Also in words, where there is room. */
  inWords?: boolean;
}

/** What holds about a purpose, where it matters: beside an address, the T-shirt, a name in public. */
export function ConsentSign({ profile: { consent, consentRecords }, purpose, inWords = false }: Props) {
  const now = consent[purpose];
  const ended = now === 'none' ? (consentRecords[purpose]?.until ?? null) : null;
  const text =
    now !== 'none'
      ? `${stateNames[now]}: ${purposeWords[purpose]}.`
      : ended === null
        ? NO_BASIS
        : `Consent to ${purposeWords[purpose]} ended on ${dayWords(ended)}.`;
  const look = ended === null ? ({ tone: stateTones[now] } as const) : ({ tone: 'warn', shape: 'clock' } as const);
  if (!inWords) return <StatusDot {...look} label={text} />;
  return (
    <span className={styles.sign}>
      <StatusDot {...look} />
      <span>{text}</span>
    </span>
  );
}
