import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { ContributorProfile } from '../../../../shared/contract/contributors.ts';
import type { ConsentPurpose } from '../../../../shared/domain/contributors/consent.ts';
import type { DetailField } from '../../../../shared/domain/contributors/details.ts';
import { api } from '../../../app/api.ts';
import { useCall } from '../../../app/query.ts';
import { toast, toastError } from '../../../app/toasts.ts';
import { useChanging } from '../../../app/use-workspace.ts';
import { ConsentSign } from '../../consent/index.ts';
import about from '../About.module.css';
import { AddButton, PartHead } from '../PartHead.tsx';
import text from '../text.module.css';
import styles from './Details.module.css';
import { addable, type Line, labelOf, linesOf, type Subject } from './lines.ts';

const DetailEditor = lazy(() => import('./DetailEditor.tsx'));
const OwnFieldForm = lazy(() => import('./OwnFieldForm.tsx'));

const NEW_FIELD = 'new field';

/** Who the person is beyond what they did: where they work and live, what they speak, what they wish. */
export function Details({ profile }: { profile: ContributorProfile }) {
  const { row, details } = profile;
  const own = useCall('contributors.customFields', {}).data?.fields ?? [];
  /** The key of the line that is being written, or what a new one is about. */
  const [writing, setWriting] = useState<string | Subject | null>(null);
  const plus = useRef<HTMLButtonElement>(null);
  const close = () => setWriting(null);
  const lines = linesOf(details, own, Date.now());
  return (
    <section className={about.part} aria-labelledby="details">
      <PartHead id="details" title="Details">
        <Menu position="bottom-end" width="14rem">
          <Menu.Target>
            <AddButton ref={plus} label="Note a detail" />
          </Menu.Target>
          <Menu.Dropdown className={styles.menu ?? ''}>
            {addable(details, own).map((subject) => (
              <Menu.Item key={labelOf(subject)} onClick={() => setWriting(subject)}>
                {labelOf(subject)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={() => setWriting(NEW_FIELD)}>A field of your own…</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </PartHead>
      {lines.length === 0 && writing === null ? (
        <p className={text.small}>Where do they work and live, which languages do they speak, may they be named in public?</p>
      ) : null}
      <Suspense fallback={null}>
        <ul>
          {lines.map((line) => (
            <li key={line.key}>
              {writing === line.key ? (
                <DetailEditor contributor={row.id} details={details} subject={line.subject} onClose={close} otherwise={plus} />
              ) : (
                <DetailLine profile={profile} line={line} onWrite={() => setWriting(line.key)} />
              )}
            </li>
          ))}
        </ul>
        {writing === NEW_FIELD ? (
          <OwnFieldForm onMade={(field) => setWriting({ what: 'own', field })} onClose={close} otherwise={plus} />
        ) : writing !== null && typeof writing !== 'string' ? (
          <DetailEditor key={labelOf(writing)} contributor={row.id} details={details} subject={writing} onClose={close} otherwise={plus} />
        ) : null}
      </Suspense>
    </section>
  );
}

/** The consent that a detail is nothing worth without. */
const consentOf: Partial<Record<DetailField, ConsentPurpose>> = {
  shirtSize: 'swag',
  shirtCut: 'swag',
  publicRecognition: 'recognition',
};

interface LineProps {
  profile: ContributorProfile;
  line: Line;
  onWrite: () => void;
}

function DetailLine({ profile, line: { label, text: value, subject, from, beside }, onWrite }: LineProps) {
  const changing = useChanging();
  const contributor = profile.row.id;
  const purpose = subject.what === 'value' ? consentOf[subject.field] : undefined;
  const remove = () => {
    const removed =
      subject.what === 'item'
        ? api.contributors.removeDetail({ detail: subject.row?.id ?? '' })
        : api.contributors.setDetail({
            people: { contributors: [contributor] },
            field: subject.what === 'own' ? subject.field.id : subject.field,
            value: null,
          });
    removed.then(
      () => toast({ text: `Took away: ${label}.`, undo: true }),
      (error: unknown) => toastError(error, `${label} stays as before.`),
    );
  };
  const url = subject.what === 'item' && subject.row?.item.kind === 'link' ? subject.row.item.url : null;
  const link = url ?? (subject.what === 'own' && subject.field.kind === 'link' ? value : null);
  return (
    <div className={styles.line}>
      <span className={styles.label}>{label}</span>
      <UnstyledButton className={styles.value} title={`Change ${label.toLocaleLowerCase()}`} onClick={onWrite} {...changing}>
        {value}
      </UnstyledButton>
      {purpose ? <ConsentSign profile={profile} purpose={purpose} /> : null}
      {link === null ? null : (
        <UnstyledButton
          className={text.link}
          aria-label={`Open ${value}`}
          title={link}
          onClick={() => void api.shell.openLink({ url: link }).catch((error: unknown) => toastError(error, 'It was not opened.'))}
        >
          Open
        </UnstyledButton>
      )}
      {from === null && beside.length === 0 ? null : (
        <span className={styles.told}>{[...(from === null ? [] : [`from ${from}`]), ...beside].join(' · ')}</span>
      )}
      {from === null ? (
        <ActionIcon
          className={styles.remove ?? ''}
          size="sm"
          variant="subtle"
          aria-label={`Take away ${label}: ${value}`}
          onClick={remove}
          {...changing}
        >
          <IconX size="0.75rem" stroke={1.8} aria-hidden />
        </ActionIcon>
      ) : null}
    </div>
  );
}
