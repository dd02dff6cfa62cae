/** What can be done with saved views. Each says what it did and offers to undo it. */
import type { SavedView } from '../../shared/contract/views.ts';
import { api } from '../app/api.ts';
import { showFile } from '../app/opening.ts';
import { toast, toastError } from '../app/toasts.ts';
import { contentOf, nameView, showView, useContributorList } from './list-state.ts';
import { allOf } from './words.ts';

const content = () => contentOf(useContributorList.getState());

async function doing(work: () => Promise<string>, otherwise: string): Promise<void> {
  try {
    toast({ text: await work(), undo: true });
  } catch (error) {
    toastError(error, otherwise);
  }
}

export const addView = (name: string): Promise<void> =>
  doing(async () => {
    nameView((await api.segments.addView({ name, content: content() })).id);
    return `Saved the view ${name}.`;
  }, 'The view was not saved.');

export const saveView = ({ id, name }: SavedView): Promise<void> =>
  doing(async () => {
    await api.segments.saveView({ view: id, content: content() });
    return `Saved the changes to ${name}.`;
  }, 'The view stays as it was.');

export const renameView = ({ id, name: before }: SavedView, name: string): Promise<void> =>
  doing(async () => {
    await api.segments.renameView({ view: id, name });
    return `Renamed ${before} to ${name}.`;
  }, 'The name stays as it was.');

export const duplicateView = ({ id }: SavedView): Promise<void> =>
  doing(async () => {
    const made = await api.segments.duplicateView({ view: id });
    showView(made.id, made);
    return `Made the view ${made.name}.`;
  }, 'No view was made.');

export const removeView = ({ id, name }: SavedView): Promise<void> =>
  doing(async () => {
    await api.segments.removeView({ view: id });
    nameView(null);
    return `Removed the view ${name}. The people stay.`;
  }, 'The view stays as it was.');

export async function exportView({ id, name }: SavedView): Promise<void> {
  try {
    const { path, replaces } = await api.shell.chooseViewFile({ suggestion: name, does: 'save' });
    if (!path) return;
    await api.segments.exportView({ view: id, path, replace: replaces });
    toast({ text: `Saved ${name} as a file.`, detail: path, action: { label: 'Show in folder', run: () => showFile(path) } });
  } catch (error) {
    toastError(error, 'The view was not written.');
  }
}

export async function importView(): Promise<void> {
  try {
    const { path } = await api.shell.chooseViewFile({ suggestion: '', does: 'open' });
    if (!path) return;
    const { view, notFound, leftOut } = await api.segments.importView({ path });
    showView(view.id, view);
    const missing = notFound.length === 0 ? '' : `Not here: ${allOf(notFound)}.`;
    const left = leftOut.length === 0 ? '' : ` Left out: ${allOf(leftOut)}.`;
    toast({ text: `Read the view ${view.name}.`, ...(missing + left === '' ? {} : { detail: missing + left }), undo: true });
  } catch (error) {
    toastError(error, 'No view was read.');
  }
}
