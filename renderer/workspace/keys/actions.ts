import { AppError } from '../../../shared/errors.ts';
import { api } from '../../app/api.ts';
import { toast, toastError } from '../../app/toasts.ts';

/** Until the phrase is said again. Without a key there is nothing to lock, which is no failure. */
export function lockAddresses(): void {
  api.workspace.lock({}).then(
    () => toast({ text: 'Locked.', detail: 'Addresses open with the recovery phrase.' }),
    (error: unknown) => (error instanceof AppError && error.code === 'not_found' ? toast({ text: error.message }) : toastError(error)),
  );
}
