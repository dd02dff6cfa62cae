import type { SourceRow } from '../../shared/contract/sources.ts';
import { counted } from '../ui/figures.ts';
import styles from './SourceDetail.module.css';
import { Tile } from './Tile.tsx';
import { changesWord } from './words.ts';

/** What the workspace has from a server. */
export function ServerFigures({ source }: { source: SourceRow }) {
  const { server } = source;
  if (!server) return null;
  if (source.lastRun === null) return <p className={styles.note}>The figures of this source are counted when it has been read.</p>;
  const setAside = (
    <Tile
      label="Set aside"
      value={source.setAside}
      note={source.setAside > 0 ? 'items that could not be understood; listed below' : 'every item could be understood'}
    />
  );
  if (source.kind === 'discourse')
    return (
      <dl className={styles.figures}>
        <Tile label="Topics" value={server.topics} note="that the key may see" />
        <Tile label="Replies" value={server.comments} note="by people; what the forum notes by itself is not counted" />
        {setAside}
      </dl>
    );
  return (
    <dl className={styles.figures}>
      <Tile
        label="Change requests"
        value={server.changeRequests}
        note={`${changesWord(source)} of ${counted(server.projects, 'project')}`}
      />
      <Tile label="Issues" value={server.issues} note="open and closed" />
      <Tile label="Comments and reviews" value={server.comments} note="by people; what the server notes by itself is not counted" />
      {setAside}
    </dl>
  );
}
