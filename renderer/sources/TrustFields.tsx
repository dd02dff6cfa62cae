import { Checkbox, Textarea } from '@mantine/core';
import styles from './CloneForm.module.css';

const loopback = /^http:\/\/(localhost|127\.|\[::1\])/i;

/** Whether a server would be asked without encryption, and others on the way could read along. */
export const isPlain = (address: string): boolean => /^http:\/\//i.test(address) && !loopback.test(address);

/** As it is typed in a hurry, or copied from a calendar. */
export const wholeAddress = (typed: string): string => {
  const address = typed.trim().replace(/^webcals?:\/\//i, 'https://');
  return address === '' || /^[a-z]+:\/\//i.test(address) ? address : `https://${address}`;
};

export function PlainConsent({ isGiven, onChange }: { isGiven: boolean; onChange: (isGiven: boolean) => void }) {
  return (
    <Checkbox
      label="Ask it without encryption"
      description="Others on the way can read along, the token too. Only for a server in your own network."
      checked={isGiven}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

interface CertificateProps {
  /** `null`: nothing was said about it. */
  certificate: string | null;
  /** There is one already. */
  hasOne: boolean;
  onChange: (certificate: string) => void;
}

export function CertificateField({ certificate, hasOne, onChange }: CertificateProps) {
  if (certificate === null)
    return (
      <button type="button" className={styles.more} onClick={() => onChange('')}>
        {hasOne ? 'Another certificate…' : 'The server has a certificate of its own…'}
      </button>
    );
  return (
    <Textarea
      label="Certificate that signed the server’s own"
      description="As text, from -----BEGIN CERTIFICATE----- on. Left empty, the usual ones are trusted."
      minRows={3}
      maxRows={6}
      autosize
      value={certificate}
      maxLength={100_000}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
