import type { ActivityRow } from '../../../shared/contract/contributors.ts';
import { api } from '../../app/api.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { inSentence } from '../words.ts';

/** Takes something away that was added by hand. */
export function removeActivity({ byHand, title }: ActivityRow): void {
  if (!byHand) return;
  void api.contributors.removeActivity({ activity: byHand.activity }).then(
    () => toast({ text: `Removed “${inSentence(title)}”.`, undo: true }),
    (error: unknown) => toastError(error, 'It stays as it was.'),
  );
}
