/** What can be done to people from these screens. Each says what it did and offers to undo it. */
import type { ContributorRow, People } from '../../shared/contract/contributors.ts';
import type { CustomField } from '../../shared/contract/details.ts';
import type { ExportColumn, ExportFormat, TableFormat } from '../../shared/contract/tables.ts';
import { detailsAmong } from '../../shared/domain/contributors/columns.ts';
import { AppError } from '../../shared/errors.ts';
import { api } from '../app/api.ts';
import { go } from '../app/navigation.ts';
import { toast, toastError } from '../app/toasts.ts';
import { exportActivities, exportPeople } from '../tables/index.ts';
import { counted, figure } from '../ui/figures.ts';
import { asTable, usualColumns } from './as-table.ts';
import { fileColumns } from './file-columns.ts';
import { contributorsInput } from './list-input.ts';
import { hasSelection, type Selection, useContributorList } from './list-state.ts';
import { type ContributorKind, inSentence, kindNames } from './words.ts';

const PAGE = 200;
/** A text of this many still fits on the clipboard. */
const MOST_NAMES = 100_000;
const MOST_LINES = 20_000;

const people = (count: number): string => counted(count, 'person', 'people');

/** Rows of keys, in pages that the contract allows, with what is noted in the columns given. */
async function rowsOf(keys: readonly number[], columns: string[] = []): Promise<ContributorRow[]> {
  const rows: ContributorRow[] = [];
  for (let start = 0; start < keys.length; start += PAGE)
    rows.push(...(await api.contributors.byIds({ ids: keys.slice(start, start + PAGE), columns })).rows);
  return rows;
}

const idsOf = async (keys: ReadonlySet<number>): Promise<string[]> => (await rowsOf([...keys])).map((row) => row.id);

/** Those chosen, as commands take them: by name, or as what the list was asked for but some. */
export async function chosenPeople(selection: Selection): Promise<People> {
  if (!selection.all) return { contributors: await idsOf(selection.keys) };
  const { search, filter } = contributorsInput(useContributorList.getState());
  return { search, filter, except: await idsOf(selection.except) };
}

export async function tagPeople(whom: People | Promise<People>, tag: string): Promise<void> {
  try {
    const { tagged, had } = await tagThem(await whom, tag);
    if (tagged === 0) toast({ text: had === 1 ? `“${tag}” was there already.` : `All ${figure(had)} carry “${tag}” already.` });
    else
      toast({
        text: `Tagged ${people(tagged)} with “${tag}”.`,
        ...(had > 0 ? { detail: `${figure(had)} had it already.` } : {}),
        undo: true,
      });
  } catch (error) {
    toastError(error, 'Nobody was tagged.');
  }
}

/** Everyone who matches may be very many: then as a job, with its progress in the status bar. */
async function tagThem(whom: People, tag: string): Promise<{ tagged: number; had: number }> {
  if ('contributors' in whom) return api.contributors.tagContributors({ people: whom, tag });
  const { people: all, changed } = await api.contributors.changeMany({ people: whom, change: { do: 'tag', tag } });
  return { tagged: changed, had: all - changed };
}

async function untagThem(whom: People, tag: string): Promise<number> {
  if ('contributors' in whom) return (await api.contributors.untagContributors({ people: whom, tag })).untagged;
  return (await api.contributors.changeMany({ people: whom, change: { do: 'untag', tag } })).changed;
}

export async function untagPeople(whom: People | Promise<People>, tag: { id: string; name: string }): Promise<void> {
  try {
    const untagged = await untagThem(await whom, tag.id);
    if (untagged === 0) toast({ text: `Nobody among them carries “${tag.name}”.` });
    else toast({ text: `Took “${tag.name}” off ${people(untagged)}.`, undo: true });
  } catch (error) {
    toastError(error, 'No tag was taken off.');
  }
}

export async function copyText(text: string, what: string): Promise<void> {
  try {
    await api.shell.copy({ text });
    toast({ text: `Copied ${what}.` });
  } catch (error) {
    toastError(error, 'Nothing was copied.');
  }
}

/** Keys of those chosen, in the order of the list; those who are not in it last. */
function keysOf(selection: Selection, ids: Uint32Array): number[] {
  // Whoever stands in two groups is one person.
  const inList = [...new Set(ids)].filter((key) => (selection.all ? !selection.except.has(key) : selection.keys.has(key)));
  const there = new Set(inList);
  return selection.all ? inList : [...inList, ...[...selection.keys].filter((key) => !there.has(key))];
}

/** Names of those chosen, one to a line. */
export async function copyNames(selection: Selection, ids: Uint32Array): Promise<void> {
  try {
    const rows = await rowsOf(keysOf(selection, ids).slice(0, MOST_NAMES));
    await copyText(rows.map((row) => row.name).join('\n'), counted(rows.length, 'name'));
  } catch (error) {
    toastError(error, 'Nothing was copied.');
  }
}

/** What the list shows beside the names, as a file has it; `null`: nothing was chosen. */
async function chosenColumns(): Promise<{ columns: ExportColumn[] | null; own: CustomField[] }> {
  const { fields: own } = await api.contributors.customFields({});
  return { columns: fileColumns(useContributorList.getState().columns, own), own };
}

/** Those chosen as a table for a spreadsheet, in the columns of the list. */
export async function copyTable(selection: Selection, ids: Uint32Array): Promise<void> {
  const keys = keysOf(selection, ids);
  try {
    const some = keys.slice(0, MOST_LINES);
    const { columns, own } = await chosenColumns();
    const shown = columns ?? usualColumns;
    const rows = await rowsOf(some, detailsAmong(shown));
    const addresses = new Map<number | null, string>();
    for (let start = 0; start < some.length; start += PAGE)
      for (const { key, address } of (await api.contributors.addresses({ ids: some.slice(start, start + PAGE) })).rows)
        addresses.set(key, address);
    const most = keys.length > MOST_LINES ? ` of ${figure(keys.length)}, the most that fit` : '';
    await copyText(
      asTable(rows, (key) => addresses.get(key) ?? '', shown, own),
      `${people(rows.length)}${most}, as a table`,
    );
  } catch (error) {
    toastError(error, 'Nothing was copied.');
  }
}

/** Those chosen, or everyone the list shows, in its order. */
function whomAsListed() {
  const { selection, ...asked } = useContributorList.getState();
  const { search, filter, sort, direction } = contributorsInput(asked);
  const whom = () => (hasSelection(selection) ? chosenPeople(selection) : Promise.resolve({ search, filter }));
  return { whom, sort, direction };
}

/** With the columns of the list, as a file. */
export const exportList = (format: ExportFormat): Promise<void> =>
  exportPeople(format, { ...whomAsListed(), columns: async () => (await chosenColumns()).columns ?? undefined });

/** What they did, as a file. */
export const exportWhatTheyDid = (format: TableFormat): Promise<void> => exportActivities(format, whomAsListed());

/** For whoever sits here; where nobody does, that is asked first. */
export async function watchPerson({ id, name }: Pick<ContributorRow, 'id' | 'name'>, watch: boolean): Promise<void> {
  try {
    await api.contributors.watchContributor({ contributor: id, watch });
    toast({ text: watch ? `You watch ${inSentence(name)}.` : `You no longer watch ${inSentence(name)}.`, undo: true });
  } catch (error) {
    if (error instanceof AppError && error.details?.problem === 'nobody_here')
      toastError(error, 'Watching is by name.', { label: 'Say who you are', run: () => go('settings', { part: 'Team' }) });
    else toastError(error, 'Nothing was changed.');
  }
}

export async function renamePerson(contributor: string, name: string, before: string): Promise<void> {
  try {
    const row = await api.contributors.renameContributor({ contributor, name });
    toast({
      text:
        name === ''
          ? `Back to the name the sources give: ${inSentence(row.name)}.`
          : `Renamed ${inSentence(before)} to ${inSentence(row.name)}.`,
      undo: true,
    });
  } catch (error) {
    toastError(error, 'The name stays as it was.');
  }
}

export async function decideKind(contributor: string, name: string, kind: ContributorKind | null): Promise<void> {
  try {
    const row = await api.contributors.decideKind({ contributor, kind });
    const is = kindNames[row.kind].one;
    toast({
      text: kind === null ? `${inSentence(name)} is again what the evidence says: ${is}.` : `${inSentence(name)} is marked as: ${is}.`,
      undo: true,
    });
  } catch (error) {
    toastError(error, 'Nothing was changed.');
  }
}
