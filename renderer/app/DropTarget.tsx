import { IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import styles from './DropTarget.module.css';
import { openDropped } from './opening.ts';

/** A folder or a workspace dropped anywhere on the window is opened. Shown only while something is held over it. */
export function DropTarget() {
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      // Only the leave of the window itself has no element it goes to.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) void openDropped(event.dataTransfer.items);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);

  if (!isOver) return null;
  return (
    <div className={styles.target}>
      <div className={styles.note}>
        <IconDownload size="1.25rem" stroke={1.6} aria-hidden="true" />
        <strong>Drop it here</strong>
        <span>
          A folder with a git clone becomes a source; Cairn asks of which workspace. A table (CSV, Excel, JSON) is imported. A .cairn file
          is opened.
        </span>
      </div>
    </div>
  );
}
