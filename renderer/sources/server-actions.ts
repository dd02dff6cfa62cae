/** Adding, changing and trying a source that lies on a server. What was refused comes back in words. */
import type { CallInput, Output } from '../../shared/contract/define.ts';
import type { sources } from '../../shared/contract/sources.ts';
import type { AppError } from '../../shared/errors.ts';
import { api } from '../app/api.ts';
import { go } from '../app/navigation.ts';
import { readSource } from '../app/reading.ts';
import { toast } from '../app/toasts.ts';
import { refused } from './actions.ts';

type Procedures = (typeof sources)['procedures'];
export type AskedServer = CallInput<Procedures['tryServer']>;
export type ServerKind = AskedServer['kind'];

export async function addServer(asked: AskedServer): Promise<AppError | null> {
  try {
    const { id } = await api.sources.addServer(asked);
    go('sources', { source: id });
    void readSource(id);
    return null;
  } catch (error) {
    return refused(error, 'It was not added.');
  }
}

export async function editServer(id: string, { kind: _kind, ...asked }: AskedServer): Promise<AppError | null> {
  try {
    await api.sources.editServer({ id, ...asked });
    toast({ text: 'Changed the source.', detail: 'It is being read again.', undo: true });
    return null;
  } catch (error) {
    return refused(error, 'The source stays as it was.');
  }
}

export async function tryServer(asked: AskedServer): Promise<Output<Procedures['tryServer']> | { failure: AppError | null }> {
  try {
    return await api.sources.tryServer(asked);
  } catch (error) {
    return { failure: refused(error, 'The server could not be asked.') };
  }
}
