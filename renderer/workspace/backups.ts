/** What one does with backups, and what they are called. */
import type { BackupReason, BackupRow } from '../../shared/contract/workspace.ts';
import { api } from '../app/api.ts';
import { showFile } from '../app/opening.ts';
import { restoreBackup } from '../app/session.ts';
import { toast, toastError } from '../app/toasts.ts';
import { day, fileSize, time } from '../ui/figures.ts';

export const reasons: Record<BackupReason, string> = {
  daily: 'made by itself',
  by_hand: 'made by hand',
  before_upgrade: 'before an upgrade',
  before_restore: 'before a restore',
  other: 'not named by Cairn',
};

/** 14 May 2026, 15:12 */
export const when = ({ at }: Pick<BackupRow, 'at'>): string => `${day(at)}, ${time(at)}`;

export async function backUpNow(): Promise<void> {
  try {
    const { path, bytes } = await api.workspace.backUp({});
    const action = { label: 'Show in folder', run: () => showFile(path) };
    toast({ text: 'Made a backup.', detail: `${fileSize(bytes)}, read through and whole.`, action });
  } catch (error) {
    toastError(error, 'No backup was made. The workspace is as it was.');
  }
}

export async function goBackTo(backup: BackupRow): Promise<void> {
  if (await restoreBackup(backup.path))
    toast({ text: `Restored the backup of ${when(backup)}.`, detail: 'What was here before is kept as the newest backup.' });
}
