/** The sample community: opened where there is one, made where there is none, and never put over another. */
import { day } from '../ui/figures.ts';
import { api } from './api.ts';
import { createSample, openWorkspace, useSession } from './session.ts';
import { toast, toastError } from './toasts.ts';

/** Opens the sample that was open last; without one it is made. */
export async function openSample(): Promise<void> {
  try {
    const { recent } = await api.shell.start({});
    const known = recent.find(({ sample, exists }) => sample && exists);
    if (!known) await makeSample();
    else if (useSession.getState().workspace?.path === known.path) toast({ text: 'You are in the sample community.' });
    else if (await openWorkspace(known.path))
      toast({
        text: `Opened the sample community, as you left it on ${day(known.openedAt)}.`,
        action: { label: 'Make it afresh', run: () => void makeSample() },
      });
  } catch (error) {
    toastError(error, 'The sample community did not open.');
  }
}

/** Makes a sample that ends today, in a file of its own: what was done in another one stays there. */
export async function makeSample(): Promise<void> {
  try {
    const { path } = await api.shell.suggestSample({});
    if (await createSample(path)) toast({ text: 'Made the sample community.', detail: path });
  } catch (error) {
    toastError(error, 'The sample community was not made.');
  }
}
