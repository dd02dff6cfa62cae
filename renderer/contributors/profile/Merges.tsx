import { UnstyledButton } from '@mantine/core';
import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import { fieldNames } from '../../../shared/domain/contributors/detail-words.ts';
import { api } from '../../app/api.ts';
import { go } from '../../app/navigation.ts';
import { useCall } from '../../app/query.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { useChanging } from '../../app/use-workspace.ts';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import { inSentence } from '../words.ts';
import styles from './About.module.css';
import text from './text.module.css';

/** Who was merged into this person by hand, with the way back, and what stands behind another value since. */
export function Merges({ profile: { merges, apart, kept } }: { profile: ContributorProfile }) {
  const changing = useChanging();
  const custom = useCall('contributors.customFields', {}, { enabled: kept.length > 0 }).data?.fields;
  const nameOf = (field: string): string =>
    field === 'name' ? 'name' : ((fieldNames as Record<string, string>)[field] ?? custom?.find(({ id }) => id === field)?.name ?? field);
  const split = (merge: string, names: string) =>
    void api.contributors.splitContributors({ merge }).then(
      ({ apart }) =>
        toast({
          text: `Split ${names}.`,
          ...(apart ? {} : { detail: 'Something else says that they are one person, so they still are.' }),
          undo: true,
        }),
      (error: unknown) => toastError(error, 'They are one person as before.'),
    );
  const takeBack = (answer: string, name: string) =>
    void api.identities.takeBackNotSame({ answer }).then(
      () => toast({ text: `Took back that this is not ${name}.`, undo: true }),
      (error: unknown) => toastError(error, 'They are two people as before.'),
    );
  if (merges.length === 0 && apart.length === 0 && kept.length === 0) return null;
  return (
    <>
      {merges.length === 0 ? null : (
        <ul aria-label="Merged by hand">
          {merges.map(({ id, name, otherName, reason, by, at }) => {
            const names = `${inSentence(name)} and ${inSentence(otherName)}`;
            return (
              <li key={id} className={styles.change}>
                <span className={styles.changeText} title={reason || undefined}>
                  Merged {names}
                  {by ? `, ${inSentence(by.name)}` : ''}, <TimeAgo at={at} short />
                  {reason === '' ? '' : `: ${reason}`}
                </span>
                <UnstyledButton className={text.link} aria-label={`Split ${names}`} onClick={() => split(id, names)} {...changing}>
                  Split
                </UnstyledButton>
              </li>
            );
          })}
        </ul>
      )}
      {apart.length === 0 ? null : (
        <ul aria-label="Not the same">
          {apart.map(({ id, contributor, name: called, by, at }) => {
            const name = inSentence(called);
            return (
              <li key={id} className={styles.change}>
                <span className={styles.changeText}>
                  Not{' '}
                  {contributor === null ? (
                    name
                  ) : (
                    <UnstyledButton className={text.link} onClick={() => go('contributors', { contributor })}>
                      {name}
                    </UnstyledButton>
                  )}
                  {by ? `, ${inSentence(by.name)}` : ''}, <TimeAgo at={at} short />
                </span>
                <UnstyledButton
                  className={text.link}
                  aria-label={`Take back that this is not ${name}`}
                  onClick={() => takeBack(id, name)}
                  {...changing}
                >
                  Take back
                </UnstyledButton>
              </li>
            );
          })}
        </ul>
      )}
      {kept.length > 0 ? (
        <p className={text.small}>Also kept: {kept.map(({ field, value }) => `${nameOf(field)} ${inSentence(value)}`).join(', ')}.</p>
      ) : null}
    </>
  );
}
