import { Modal } from '@mantine/core';
import { Key } from '../ui/Key.tsx';
import { activeCommands } from './commands.ts';
import styles from './KeysSheet.module.css';
import type { Command } from './registry.ts';

/** Every key that does something here and now, by what it belongs to. */
export default function KeysSheet({ onClose }: { onClose: () => void }) {
  const groups = new Map<string, Command[]>();
  const taken = new Set<string>();
  for (const command of activeCommands()) {
    // The first command of a key is the one that gets it.
    if (command.keys === undefined || taken.has(command.keys)) continue;
    taken.add(command.keys);
    const label = command.group ?? 'On this screen';
    groups.set(label, [...(groups.get(label) ?? []), command]);
  }
  return (
    <Modal opened onClose={onClose} title="Keys" size="44rem" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className={styles.groups}>
        {[...groups].map(([label, commands]) => (
          <section className={styles.group} key={label}>
            <h3>{label}</h3>
            <dl>
              {commands.map((command) => (
                <div key={command.id}>
                  <dt>{command.label.replace(/…$/, '')}</dt>
                  <dd>
                    <Key keys={command.keys ?? ''} />
                    <span className={styles.spoken}>{command.keys}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.note}>
        Keys without Ctrl rest while you type in a field. Two keys in a row, such as G C, are pressed one after the other.
      </p>
    </Modal>
  );
}
