/** A file that is a copy for a colleague says so in itself, and is never written. */
import type { colleagueCopy } from '../../../shared/contract/keys.ts';
import { dayName } from '../../../shared/domain/time/days.ts';
import { AppError } from '../../../shared/errors.ts';
import type { z } from '../../../shared/zod.ts';
import { type Database, row } from './database.ts';
import { columnsOf } from './journal.ts';

type Mark = z.infer<typeof colleagueCopy>;

/** Where the file comes from, if it is a copy for a colleague. A file from before there were any is none. */
export function copyForColleague(db: Database): Mark | null {
  if (columnsOf(db, 'colleague_copy').length === 0) return null;
  const found = row<{ at: number; workspace: string; withoutNotes: number }>(
    db.prepare('SELECT at, workspace, without_notes AS withoutNotes FROM colleague_copy ORDER BY id DESC LIMIT 1'),
  );
  return found ? { ...found, withoutNotes: found.withoutNotes === 1 } : null;
}

const DAY = 86_400_000;
const origin = ({ at, workspace }: Mark): string => `made on ${dayName(Math.floor(at / DAY))} from "${workspace}"`;

export const onlyForLooking = (copy: Mark, path: string): AppError =>
  new AppError(
    'storage',
    `This is a copy for a colleague, ${origin(copy)}: it is for looking, and nothing in it can be changed. Changes belong in the workspace it came from.`,
    { problem: 'colleague_copy', path },
  );

export const notBackup = (copy: Mark, path: string): AppError =>
  new AppError(
    'conflict',
    `This is a copy for a colleague, ${origin(copy)}, and no backup: addresses were left out of it. Nothing was changed. Choose a backup.`,
    { problem: 'colleague_copy', path },
  );
