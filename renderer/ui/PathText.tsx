import styles from './PathText.module.css';

/** A path in one line. When there is no room, its middle goes first: where it begins and what it ends in say which one it is. */
export function PathText({ path }: { path: string }) {
  const [head, tail] = splitPath(path);
  return (
    <span className={styles.path} title={path}>
      {head ? <span className={styles.head}>{head}</span> : null}
      <span className={styles.tail}>{tail}</span>
    </span>
  );
}

/** `/home/mara/core.cairn` gives `/home/mara` and `/core.cairn`. */
export function splitPath(path: string): [head: string, tail: string] {
  const tail = /[\\/][^\\/]+[\\/]?$/.exec(path)?.[0] ?? path;
  return [path.slice(0, path.length - tail.length), tail];
}
