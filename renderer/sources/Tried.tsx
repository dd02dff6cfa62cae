import type { Output } from '../../shared/contract/define.ts';
import type { sources } from '../../shared/contract/sources.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import styles from './Tried.module.css';

/** What a server said when it was asked on trial: what the token may read, and what it may not. */
export function Tried({ tried }: { tried: Output<(typeof sources)['procedures']['tryServer']> }) {
  const { software, account, may } = tried;
  return (
    <section className={styles.tried} aria-label="What the server lets Cairn read" role="status">
      <p className={styles.head}>
        {software ?? 'The server answers'}
        {account === null ? ', without an account' : `, as ${account}`}
      </p>
      <ul>
        {may.map(({ what, ok, why }) => (
          <li key={what}>
            <StatusDot
              tone={ok ? 'good' : 'bad'}
              {...(ok ? { shape: 'tick' as const } : {})}
              label={ok ? 'May be read' : 'May not be read'}
            />
            <span>
              {what}
              {why === null ? null : <span className={styles.why}>{why}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
