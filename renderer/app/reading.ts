/** Reading a source, from wherever it was asked for: what it did is said once, when it is done. */
import type { SyncReport } from '../../shared/contract/sources.ts';
import { AppError } from '../../shared/errors.ts';
import { counted } from '../ui/figures.ts';
import { api } from './api.ts';
import { go } from './navigation.ts';
import { toast, toastError } from './toasts.ts';

/** What passes by itself is no failure. */
const waitsFor: Partial<Record<AppError['code'], string>> = {
  offline: 'Waiting for the network.',
  rate_limited: 'Waiting for the server.',
};

/** Reads what is new; `full` looks at everything again. */
export async function readSource(id: string, full = false): Promise<void> {
  const open = { label: 'Show source', run: () => go('sources', { source: id }) };
  try {
    const report = await api.sources.syncSource({ id, full });
    if (report.incomplete !== null)
      toast({ text: 'Not everything could be read.', detail: report.incomplete, tone: 'problem', action: open, about: id });
    else toast({ about: id, text: wordsFor(report), ...(report.remarks[0] ? { detail: report.remarks[0], action: open } : {}) });
  } catch (error) {
    const waits = error instanceof AppError ? waitsFor[error.code] : undefined;
    if (waits && error instanceof AppError) toast({ about: id, text: waits, detail: error.message, action: open });
    else toastError(error, 'It could not be read.', open, id);
  }
}

/** Looks through the files of each commit, so that documentation counts as documentation. */
export async function readDocumentation(id: string): Promise<void> {
  try {
    const report = await api.sources.creditDocumentation({ id });
    if (report.incomplete !== null)
      toast({ text: 'Not every commit could be looked through.', detail: report.incomplete, tone: 'problem' });
    else
      toast({
        text: `Looked through ${counted(report.read, 'commit')}.`,
        detail: `${counted(report.documentation, 'of them is documentation', 'of them are documentation')}.`,
      });
  } catch (error) {
    toastError(error, 'Not every commit could be looked through.');
  }
}

/** "1,284 new, 3 changed, 12 gone." or "Nothing new." */
function wordsFor(report: SyncReport): string {
  const parts = [
    report.added > 0 ? `${counted(report.added, 'new item')}` : '',
    report.changed > 0 ? `${counted(report.changed, 'changed', 'changed')}` : '',
    report.gone > 0 ? `${counted(report.gone, 'no longer there', 'no longer there')}` : '',
    report.rejected > 0 ? `${counted(report.rejected, 'set aside', 'set aside')}` : '',
  ].filter(Boolean);
  return parts.length === 0 ? 'Nothing new.' : `Read: ${parts.join(', ')}.`;
}
