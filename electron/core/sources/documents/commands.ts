/** Adding and changing a source that is read whole. */
import { existsSync, realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Input } from '../../../../shared/contract/define.ts';
import type { sources } from '../../../../shared/contract/sources.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { WriteContext } from '../../context.ts';
import { addPlaced, changePlaced, refuseTwin, trustAfter } from '../placed.ts';
import { findDocument } from '../queries.ts';
import { originOf, placeOf } from '../remote/open.ts';
import { type DocumentConfig, placeOfDocument } from './config.ts';

type Procedures = (typeof sources)['procedures'];

/** Where it lies. Throws `invalid_input` where that is nowhere or in two ways, `not_found` for a file that is not there. */
export function placeGiven({
  path,
  addresses,
}: {
  path?: string | undefined;
  addresses: readonly string[];
}): Pick<DocumentConfig, 'path' | 'addresses'> {
  if ((path === undefined) === (addresses.length === 0))
    throw new AppError('invalid_input', 'Give a file (or a folder), or else at least one address. Nothing was changed.');
  for (const address of addresses) originOf(address);
  if (path === undefined) return { path: null, addresses: [...new Set(addresses)] };
  const absolute = resolve(path);
  if (!existsSync(absolute))
    throw new AppError('not_found', 'There is no file or folder of that name. Nothing was changed.', { path: absolute });
  return { path: realpathSync(absolute), addresses: [] };
}

/** Its token goes to the server of the first address. */
export const tokenPlace = ({ addresses, certificate }: Pick<DocumentConfig, 'addresses' | 'certificate'>) =>
  placeOf({ address: addresses[0] ?? 'https://nowhere.invalid', certificate });

const sameAs = (config: DocumentConfig) => {
  const placed = ({ path, addresses }: DocumentConfig): string => JSON.stringify([path, [...addresses].sort()]);
  return (other: DocumentConfig): boolean => placed(other) === placed(config);
};

export function addDocument(input: Input<Procedures['addDocument']>, context: WriteContext): { id: string } {
  const { kind, token, allowsPlain, certificate, settings, name } = input;
  const config: DocumentConfig = { ...placeGiven(input), settings, allowsPlain, certificate, hasToken: Boolean(token) };
  refuseTwin(context.db, kind, '', sameAs(config));
  const shown = name ?? (config.path === null ? new URL(config.addresses[0] ?? '').host : basename(config.path));
  return addPlaced(context, kind, shown, { config, place: tokenPlace(config), token });
}

export function editDocument(input: Input<Procedures['editDocument']>, context: WriteContext): Record<string, never> {
  const { id, path, addresses, settings, token } = input;
  const { db, label } = context;
  const { name, kind, config } = findDocument(db, id);
  const isMoved = path !== undefined || addresses !== undefined;
  const next: DocumentConfig = {
    ...(isMoved ? placeGiven({ path, addresses: addresses ?? [] }) : { path: config.path, addresses: config.addresses }),
    settings: settings ?? config.settings,
    ...trustAfter(config, input),
    ...(isMoved || config.place !== undefined ? { place: placeOfDocument(kind, id, config) } : {}),
  };
  // A file asks for none, and has nobody to show it to.
  if (next.path !== null) next.hasToken = false;
  refuseTwin(db, kind, id, sameAs(next));
  changePlaced(context, id, { config: next, place: tokenPlace(next), token });
  label(`Changed what is read of ${name}`);
  return {};
}
