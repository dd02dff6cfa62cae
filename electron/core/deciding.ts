import { AppError } from '../../shared/errors.ts';
import { commandHandlers } from './areas.ts';
import type { WriteContext } from './context.ts';
import { KeyRing } from './keys/key-ring.ts';
import { noKeyStore } from './keys/key-store.ts';
import { followSourceDecisions } from './sources/follow.ts';
import { SourceSecrets } from './sources/secrets.ts';
import type { Derivation } from './store/derivation.ts';
import { labelChangeSet, markUndoes } from './store/journal.ts';
import type { Store } from './store/store.ts';

type Handler = (input: unknown, context: WriteContext) => unknown;

/** What is taken away here is to be gone for good. */
const leaveNoTrace = new Set(['contributors.purgePostalAddress']);

/**
 * Runs a command on an open workspace: one transaction, one change set, and everything that follows from its decisions.
 * `input` has passed the door; `now` is UTC epoch milliseconds. `decided` gets the number of the change set when there is one.
 */
export function runCommand(
  {
    store,
    derivation,
    keys = new KeyRing(),
    secrets = new SourceSecrets(noKeyStore),
  }: { store: Store; derivation: Derivation; keys?: KeyRing; secrets?: SourceSecrets },
  name: string,
  input: unknown,
  now: number,
  decided: (changeSet: number) => void = () => undefined,
): unknown {
  const [area = '', command = ''] = name.split('.');
  const handler = (commandHandlers as unknown as Record<string, Record<string, Handler>>)[area]?.[command];
  if (!handler) throw new AppError('invalid_input', `There is nothing called "${name}" here.`);
  return store.decide(
    { label: name, command: name, leavesNoTrace: leaveNoTrace.has(name) },
    now,
    (changeSet) =>
      handler(input, {
        db: store.db,
        path: store.path,
        derivation,
        keys,
        secrets,
        now,
        changeSet,
        label: (text) => labelChangeSet(store.db, changeSet, text),
        undoing: (seq, role) => markUndoes(store.db, changeSet, seq, role),
      }),
    (changeSet) => {
      derivation.followDecisions(changeSet);
      followSourceDecisions(store.db, derivation, changeSet);
      decided(changeSet);
    },
  );
}
