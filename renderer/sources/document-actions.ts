/** Adding, changing and trying a source that is read whole. What was refused comes back in words. */
import type { CallInput, Output } from '../../shared/contract/define.ts';
import type { sources } from '../../shared/contract/sources.ts';
import type { AppError } from '../../shared/errors.ts';
import { api } from '../app/api.ts';
import { go } from '../app/navigation.ts';
import { readSource } from '../app/reading.ts';
import { toast } from '../app/toasts.ts';
import { refused } from './actions.ts';

type Procedures = (typeof sources)['procedures'];
export type AskedDocument = CallInput<Procedures['addDocument']>;
export type TriedDocument = Output<Procedures['tryDocument']>;

export async function addDocument(asked: AskedDocument): Promise<AppError | null> {
  try {
    const { id } = await api.sources.addDocument(asked);
    go('sources', { source: id });
    void readSource(id);
    return null;
  } catch (error) {
    return refused(error, 'It was not added.');
  }
}

export async function editDocument(id: string, { kind: _kind, name: _name, ...asked }: AskedDocument): Promise<AppError | null> {
  try {
    await api.sources.editDocument({ id, ...asked });
    toast({ text: 'Changed the source.', detail: 'It is being read again.', undo: true });
    return null;
  } catch (error) {
    return refused(error, 'The source stays as it was.');
  }
}

export async function tryDocument(asked: AskedDocument & { source?: string }): Promise<TriedDocument | { failure: AppError | null }> {
  try {
    return await api.sources.tryDocument(asked);
  } catch (error) {
    return { failure: refused(error, 'It could not be read.') };
  }
}
