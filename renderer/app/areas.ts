/** The areas this window has, in no order that matters. Adding an area means adding it here. */
import { contributorsArea, contributorsToday } from '../contributors/index.tsx';
import { eventsArea } from '../events/index.tsx';
import { historyArea } from '../history/index.tsx';
import { identitiesArea } from '../identities/index.tsx';
import { productGroupsArea } from '../product-groups/index.tsx';
import { sourcesArea, sourcesToday } from '../sources/index.tsx';
import { tablesArea } from '../tables/area.tsx';
import { teamArea } from '../team/index.tsx';
import { todayArea } from '../today/index.tsx';
import { workspaceArea } from '../workspace/index.tsx';
import { bringSettings, bringToday, type RendererArea } from './registry.ts';

export const areas: readonly RendererArea[] = [
  todayArea,
  contributorsArea,
  eventsArea,
  sourcesArea,
  productGroupsArea,
  identitiesArea,
  tablesArea,
  teamArea,
  historyArea,
  workspaceArea,
];

bringSettings(areas.flatMap(({ settings }) => (settings ? [settings] : [])));

bringToday({ ...contributorsToday, ...sourcesToday });

/** Areas with a place in the rail, in their order. */
export const railAreas = areas
  .filter((area) => area.rail !== undefined)
  .sort((one, other) => (one.rail?.order ?? 0) - (other.rail?.order ?? 0));

const screens = new Map(areas.flatMap((area) => Object.entries(area.screens).map(([name, Screen]) => [name, { area, Screen }] as const)));

/** The screen of a name, and the area it belongs to; Today when nobody knows the name. */
export function findScreen(name: string) {
  return screens.get(name) ?? screens.get('today');
}
