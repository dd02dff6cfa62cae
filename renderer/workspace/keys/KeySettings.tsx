import { Button } from '@mantine/core';
import { api } from '../../app/api.ts';
import { askForKey } from '../../app/key-dialog.ts';
import { useCall } from '../../app/query.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { useChanging } from '../../app/use-workspace.ts';
import { counted, day } from '../../ui/figures.ts';
import { Row } from '../settings-parts.tsx';
import { lockAddresses } from './actions.ts';
import styles from './Keys.module.css';

/** The key of the workspace: what it protects, what opens it, and whether this computer does so by itself. */
export function KeySettings() {
  const { data: state } = useCall('workspace.keyState', {});
  const changing = useChanging();
  if (!state) return null;
  if (state.state === 'none')
    return (
      <Row
        label="Postal addresses"
        hint="They are kept encrypted in the file, under a key that a recovery phrase opens. There is none yet; it is made with the first address, or now."
      >
        <Button variant="default" onClick={() => askForKey('make')} {...changing}>
          Make a key…
        </Button>
      </Row>
    );
  const isOpen = state.state === 'unlocked';
  const since = state.phraseAt === null ? '' : ` Its phrase was set on ${day(state.phraseAt)}.`;
  return (
    <>
      <Row
        label="Postal addresses"
        hint={`${counted(state.addresses, 'address is', 'addresses are')} kept encrypted, and ${isOpen ? 'unlocked' : 'locked'} now.${since} Without phrase and keychain nobody can read them, not even you.`}
      >
        <div className={styles.buttons}>
          {isOpen ? (
            <>
              <Button variant="default" onClick={() => askForKey('change')} {...changing}>
                Change the phrase…
              </Button>
              <Button variant="default" onClick={lockAddresses}>
                Lock now
              </Button>
            </>
          ) : (
            <Button variant="default" onClick={() => askForKey('unlock')}>
              Unlock…
            </Button>
          )}
        </div>
      </Row>
      <Keychain keychain={state.keychain} isOpen={isOpen} />
    </>
  );
}

function Keychain({ keychain, isOpen }: { keychain: 'kept' | 'not_kept' | 'unavailable'; isOpen: boolean }) {
  if (keychain === 'unavailable')
    return (
      <Row label="On this computer" hint="It has no keychain that Cairn could use, so the phrase is asked for once per start.">
        {null}
      </Row>
    );
  const isKept = keychain === 'kept';
  const remember = (): void => {
    api.workspace.rememberKey({ remember: !isKept }).then(
      () => toast({ text: isKept ? 'The phrase is asked for from now on.' : 'Opens by itself on this computer.' }),
      (error: unknown) => toastError(error),
    );
  };
  return (
    <Row
      label="On this computer"
      hint={
        isKept
          ? 'The keychain of the system opens addresses by itself. Forgotten the phrase? Set a new one while it does.'
          : 'The phrase is asked for once per start.'
      }
    >
      <Button variant="default" disabled={!isKept && !isOpen} onClick={remember}>
        {isKept ? 'Ask for the phrase' : 'Open by itself'}
      </Button>
    </Row>
  );
}
