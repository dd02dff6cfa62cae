/** Events, in the palette. */
import { IconCalendarEvent } from '@tabler/icons-react';
import { go } from '../app/navigation.ts';
import { useCall } from '../app/query.ts';
import type { PaletteQuery, PaletteResults } from '../app/registry.ts';
import { figure } from '../ui/figures.ts';
import { daysOf } from './words.ts';

const FEW = 5;
const picture = <IconCalendarEvent size="1rem" stroke={1.6} aria-hidden />;

/** By name, place or topic, the latest first. */
export function useEventPalette({ text, only }: PaletteQuery): PaletteResults {
  const enabled = only === 'everything' && text !== '';
  const { data, isLoading, isPlaceholderData } = useCall(
    'events.list',
    { search: text, offset: 0, limit: FEW },
    { enabled, keepPrevious: true },
  );
  const groups = [];
  if (enabled && data && data.rows.length > 0)
    groups.push({
      isLast: true,
      label: data.total > FEW ? `Events, ${figure(data.total - FEW)} more in the list` : 'Events',
      items: data.rows.map((event) => ({
        id: `event-${event.id}`,
        label: event.name,
        detail: [event.place, daysOf(event)].filter((part) => part !== '').join(' · '),
        picture,
        run: () => go('events', { event: event.id }),
      })),
    });
  return { groups, isPending: enabled && (isLoading || isPlaceholderData) };
}
