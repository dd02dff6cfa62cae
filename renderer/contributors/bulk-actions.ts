/** One thing done to many people, as a job: how far it is stands in the status bar. */
import type { People } from '../../shared/contract/contributors.ts';
import { api } from '../app/api.ts';
import { toast } from '../app/toasts.ts';
import { counted, figure } from '../ui/figures.ts';

export type Bulk = Parameters<typeof api.contributors.changeMany>[0]['change'];

const people = (count: number): string => counted(count, 'person', 'people');

const words: Record<Bulk['do'], (whom: string) => string> = {
  tag: (whom) => `Tagged ${whom}.`,
  untag: (whom) => `Took the tag off ${whom}.`,
  set: (whom) => `Noted for ${whom}.`,
  logContact: (whom) => `Noted a contact with ${whom}.`,
  recordConsent: (whom) => `Recorded consent of ${whom}.`,
};

/** Rejects when nothing was changed, so that what was written can stay where it is. */
export async function changeMany(whom: Promise<People>, change: Bulk): Promise<void> {
  const { people: all, changed } = await api.contributors.changeMany({ people: await whom, change });
  if (changed === 0) return void toast({ text: 'It was so already. Nothing was changed.' });
  const rest = all - changed;
  toast({
    text: words[change.do](people(changed)),
    ...(rest > 0 ? { detail: `${figure(rest)} had it already.` } : {}),
    ...(change.do === 'recordConsent' ? {} : { undo: true as const }),
  });
}
