import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import { IconCopy, IconDots, IconEraser, IconEyeOff, IconPencil } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { type PostalAddress as Address, addressLines } from '../../../../shared/domain/contributors/postal-address.ts';
import { api } from '../../../app/api.ts';
import { askForKey, withKey } from '../../../app/key-dialog.ts';
import { useCall } from '../../../app/query.ts';
import { toast, toastError } from '../../../app/toasts.ts';
import { useChanging } from '../../../app/use-workspace.ts';
import { Confirm } from '../../../ui/Confirm.tsx';
import { day } from '../../../ui/figures.ts';
import { copyText } from '../../actions.ts';
import about from '../About.module.css';
import { AddButton, PartHead } from '../PartHead.tsx';
import text from '../text.module.css';
import styles from './PostalAddress.module.css';

const AddressEditor = lazy(() => import('./AddressEditor.tsx'));

const icon = { size: '1rem', stroke: 1.6, 'aria-hidden': true } as const;

/** Where parcels go. The address comes to the window only when somebody asks to see it, and leaves it with the profile. */
export function PostalAddress({ contributor, name }: { contributor: string; name: string }) {
  const state = useCall('contributors.postalAddress', { contributor, reveal: false }).data;
  const [revealed, setRevealed] = useState<{ address: Address; version: string | null } | null>(null);
  const [isWriting, setWriting] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const changing = useChanging();
  const more = useRef<HTMLButtonElement>(null);
  const isOpen = state?.lock === 'open';
  const isKept = state?.state === 'kept';
  // What was shown is hidden when something else is kept, by undo for example.
  if (revealed && state && revealed.version !== state.version) setRevealed(null);
  const shown = revealed?.address ?? null;
  const hide = () => setRevealed(null);
  const reveal = (then: () => void = () => undefined): void => {
    api.contributors.postalAddress({ contributor }).then(
      ({ address, version }) => {
        setRevealed(address && { address, version });
        then();
      },
      (error: unknown) => withKey(error, () => reveal(then), toastError),
    );
  };
  const write = (): void => {
    if (state?.lock === 'no_key') askForKey('make', () => setWriting(true));
    else if (isKept) reveal(() => setWriting(true));
    else if (isOpen) setWriting(true);
    else askForKey('unlock', () => setWriting(true));
  };
  if (!state) return null;
  return (
    <section className={about.part} aria-labelledby="postal-address">
      <PartHead id="postal-address" title="Postal address">
        {state.state === 'none' ? (
          <AddButton ref={more} label="Write down the postal address" onClick={write} />
        ) : (
          <Menu position="bottom-end" width="12rem">
            <Menu.Target>
              <ActionIcon ref={more} size="sm" aria-label="More about the postal address" title="More about the postal address">
                <IconDots size="0.875rem" stroke={1.6} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {shown && isOpen ? (
                <>
                  <Menu.Item
                    leftSection={<IconCopy {...icon} />}
                    onClick={() => void copyText(addressLines(shown).join('\n'), 'the address')}
                  >
                    Copy
                  </Menu.Item>
                  <Menu.Item leftSection={<IconEyeOff {...icon} />} onClick={hide}>
                    Hide
                  </Menu.Item>
                </>
              ) : null}
              <Menu.Item leftSection={<IconPencil {...icon} />} onClick={write} {...changing}>
                {isKept ? 'Change…' : 'Write down…'}
              </Menu.Item>
              <Menu.Item leftSection={<IconEraser {...icon} />} onClick={() => setAsked(true)} {...changing}>
                Purge…
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </PartHead>
      {isWriting && isOpen ? (
        <Suspense fallback={null}>
          <AddressEditor
            contributor={contributor}
            address={isKept ? shown : null}
            name={name}
            onSaved={() => {
              setWriting(false);
              hide();
            }}
            onClose={() => setWriting(false)}
            otherwise={more}
          />
        </Suspense>
      ) : isKept && shown && isOpen ? (
        <address className={styles.address}>
          {addressLines(shown).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </address>
      ) : isKept ? (
        <p className={styles.kept}>
          <span>{isOpen ? 'Kept encrypted.' : 'Kept encrypted, and locked.'}</span>
          <UnstyledButton className={text.link} onClick={() => reveal()}>
            {isOpen ? 'Show' : 'Unlock and show…'}
          </UnstyledButton>
        </p>
      ) : (
        <p className={text.small}>
          {state.state === 'taken_back'
            ? 'None. One that was taken back can still be undone, until it is purged.'
            : 'Nobody wrote it down yet.'}
        </p>
      )}
      {state.purged ? <Purged {...state.purged} /> : null}
      {isAsked ? (
        <AskPurge
          name={name}
          onConfirm={() => {
            hide();
            purge(contributor);
          }}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </section>
  );
}

function purge(contributor: string): void {
  api.contributors.purgePostalAddress({ contributor }).then(
    ({ completeAt }) =>
      toast({ text: 'Purged the address.', detail: `The last backup that may hold it makes room by ${day(completeAt)}.` }),
    (error: unknown) => toastError(error, 'The address is still there.'),
  );
}

/** What was purged is in backups until they make room. */
function Purged({ at, completeAt }: { at: number; completeAt: number }) {
  return (
    <p className={text.small}>
      {completeAt > Date.now()
        ? `Purged on ${day(at)}. Complete on ${day(completeAt)}, when the last backup from before has made room.`
        : `Purged on ${day(at)}, from the backups too.`}
    </p>
  );
}

function AskPurge({ name, onConfirm, onClose }: { name: string; onConfirm: () => void; onClose: () => void }) {
  return (
    <Confirm title={`Purge the postal address of ${name}?`} verb="Purge for good" onConfirm={onConfirm} onClose={onClose}>
      <p>
        Nothing can read it any more after that: not the history, not undo. Backups from before still hold it, and make room within four
        weeks. Copies that you saved yourself keep it.
      </p>
    </Confirm>
  );
}
