/** What the palette finds among people and tags. */
import { IconBookmark, IconTag } from '@tabler/icons-react';
import type { ContributorRow } from '../../shared/contract/contributors.ts';
import { go } from '../app/navigation.ts';
import { useCall } from '../app/query.ts';
import type { PaletteGroup, PaletteItem, PaletteQuery, PaletteResults } from '../app/registry.ts';
import { isReadOnly } from '../app/session.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { counted, figure } from '../ui/figures.ts';
import { fits } from '../ui/fold.ts';
import { chosenPeople, tagPeople } from './actions.ts';
import { hasSelection, showEveryone, showView, useContributorList } from './list-state.ts';
import { inSentence, shortMonth } from './words.ts';

const FEW = 5;
const MANY = 30;

function personItem(row: ContributorRow): PaletteItem {
  const seen = row.lastActive === null ? null : `last seen ${shortMonth(row.lastActive)}`;
  return {
    id: `person-${row.id}`,
    label: inSentence(row.name),
    detail: [row.handle, counted(row.contributions, 'contribution'), seen].filter(Boolean).join(' · '),
    picture: <Avatar name={row.name} size={18} />,
    run: () => go('contributors', { contributor: row.id }),
  };
}

function showTagged(tag: string): void {
  showEveryone({ field: 'tag', anyOf: [tag] });
  go('contributors');
}

/** People by name, handle or address; tags and saved views by name; and the tag to put on those selected. */
export function useContributorPalette({ text, only }: PaletteQuery): PaletteResults {
  const wantsPeople = only === 'people' || (only === 'everything' && text !== '');
  const wantsTags = only === 'tags' || (only === 'everything' && text !== '');
  const limit = only === 'people' ? MANY : FEW;
  const askedPeople = useCall(
    'contributors.list',
    { search: text, sort: 'lastActive', offset: 0, limit },
    { enabled: wantsPeople, keepPrevious: true },
  );
  const askedTags = useCall('contributors.tags', {}, { enabled: wantsTags });
  const wantsViews = only === 'everything' && text !== '';
  const askedViews = useCall('segments.list', {}, { enabled: wantsViews });
  const people = askedPeople.data;
  const tags = askedTags.data?.tags;
  const views = askedViews.data?.views;
  const selection = useContributorList((state) => state.selection);
  const some = hasSelection(selection);

  const groups: PaletteGroup[] = [];
  if (wantsPeople && people && people.rows.length > 0) {
    const more = people.total - people.rows.length;
    groups.push({
      label: more > 0 ? `Contributors, ${figure(more)} more in the list` : 'Contributors',
      items: people.rows.map(personItem),
    });
  }
  if (wantsTags && tags) {
    const found = tags.filter((tag) => fits(tag.name, text)).slice(0, only === 'tags' ? MANY : FEW);
    const items = found.map((tag) => ({
      id: `tag-${tag.id}`,
      label: tag.name,
      detail: counted(tag.people, 'person', 'people'),
      picture: tagPicture,
      run: () => showTagged(tag.id),
    }));
    if (items.length > 0) groups.push({ label: 'Tags', items });
  }
  if (wantsViews && views) {
    const items = views
      .filter(({ name }) => fits(name, text))
      .slice(0, FEW)
      .map((view) => ({
        id: `view-${view.id}`,
        label: view.name,
        detail: 'saved view of contributors',
        picture: viewPicture,
        run: () => {
          showView(view.id, view);
          go('contributors');
        },
      }));
    if (items.length > 0) groups.push({ label: 'Views', items });
  }
  // Last: whoever types a name and presses Enter means the person.
  const named = text.trim();
  if (some && !isReadOnly() && wantsTags && named !== '' && named.length <= 60) {
    const item: PaletteItem = {
      id: 'tag-selection',
      label: `Add tag “${named}”`,
      detail: 'to those selected in the list',
      picture: tagPicture,
      run: () => void tagPeople(chosenPeople(selection), named),
    };
    groups.push({ label: 'With the selection', items: [item] });
  }
  const isPending =
    (wantsPeople && askedPeople.isPlaceholderData) || [askedPeople, askedTags, askedViews].some(({ isLoading }) => isLoading);
  return { groups, isPending };
}

const viewPicture = <IconBookmark size="1rem" stroke={1.6} aria-hidden />;
const tagPicture = <IconTag size="1rem" stroke={1.6} aria-hidden />;
