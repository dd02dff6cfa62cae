import type { SourceRow } from '../../shared/contract/sources.ts';
import type { DocumentKind } from '../../shared/domain/sources/documents.ts';
import styles from './SourceDetail.module.css';
import { Tile } from './Tile.tsx';

type Figure = 'events' | 'talks' | 'activities' | 'people';

const tells: Record<DocumentKind, readonly Figure[]> = {
  calendar: ['events'],
  conferences: ['events'],
  schedule: ['events', 'talks', 'people'],
  feed: ['activities', 'people'],
  chat: ['activities', 'people'],
  people: ['people', 'activities'],
};

const words: Record<Figure, { label: string; note: string }> = {
  events: { label: 'Events', note: 'those that other sources list too are one event in the list' },
  talks: { label: 'Talks', note: 'what nobody gives, such as lunch, is not counted' },
  activities: { label: 'Activities', note: 'what people did, each counted once' },
  people: { label: 'People', note: 'whom it names' },
};

/** What the workspace has from a source that is read whole. */
export function DocumentFigures({ source }: { source: SourceRow }) {
  const { document, setAside } = source;
  if (!document) return null;
  if (source.lastRun === null) return <p className={styles.note}>The figures of this source are counted when it has been read.</p>;
  return (
    <dl className={styles.figures}>
      {tells[source.kind as DocumentKind].map((figure) => (
        <Tile key={figure} {...words[figure]} value={document[figure]} />
      ))}
      <Tile
        label="Set aside"
        value={setAside}
        note={setAside > 0 ? 'entries that could not be understood; listed below' : 'every entry could be understood'}
      />
    </dl>
  );
}
