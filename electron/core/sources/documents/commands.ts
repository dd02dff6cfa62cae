/** Adding and changing a source that is read whole. */
import { existsSync, realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Input } from '../../../../shared/contract/define.ts';
import type { sources } from '../../../../shared/contract/sources.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { WriteContext } from '../../context.ts';
import { type Database, rows } from '../../store/database.ts';
import { newUid } from '../../store/ids.ts';
import { findDocument } from '../queries.ts';
import { originOf, placeOf } from '../remote/open.ts';
import type { DocumentConfig } from './config.ts';

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

function refuseTwin(db: Database, kind: string, { path, addresses }: DocumentConfig, id: string): void {
  const found = rows<{ uid: string; name: string; config: string }>(db.prepare('SELECT uid, name, config FROM source WHERE kind = :kind'), {
    kind,
  });
  const placed = JSON.stringify([path, [...addresses].sort()]);
  const twin = found.find(({ uid, config }) => {
    const other = JSON.parse(config) as DocumentConfig;
    return uid !== id && JSON.stringify([other.path, [...other.addresses].sort()]) === placed;
  });
  if (twin) throw new AppError('conflict', `This is a source already: ${twin.name}. Sync it to read what is new.`, { id: twin.uid });
}

export function addDocument(input: Input<Procedures['addDocument']>, { db, now, label, secrets }: WriteContext): { id: string } {
  const { kind, token, allowsPlain, certificate, settings, name } = input;
  const config: DocumentConfig = { ...placeGiven(input), settings, allowsPlain, certificate, hasToken: Boolean(token) };
  refuseTwin(db, kind, config, '');
  const uid = newUid();
  const shown = name ?? (config.path === null ? new URL(config.addresses[0] ?? '').host : basename(config.path));
  db.prepare('INSERT INTO source VALUES (:uid, :kind, :shown, :config, :now)').run({
    uid,
    kind,
    shown,
    config: JSON.stringify(config),
    now,
  });
  if (token) secrets.keep(uid, tokenPlace(config), token);
  label(`Added the source ${shown}`);
  return { id: uid };
}

export function editDocument(input: Input<Procedures['editDocument']>, { db, label, secrets }: WriteContext): Record<string, never> {
  const { id, path, addresses, settings, token, allowsPlain, certificate } = input;
  const { name, kind, config } = findDocument(db, id);
  const isMoved = path !== undefined || addresses !== undefined;
  const next: DocumentConfig = {
    ...(isMoved ? placeGiven({ path, addresses: addresses ?? [] }) : { path: config.path, addresses: config.addresses }),
    settings: settings ?? config.settings,
    allowsPlain: allowsPlain ?? config.allowsPlain,
    certificate: certificate === undefined ? config.certificate : certificate,
    hasToken: token === undefined ? (config.hasToken ?? false) : token !== '',
  };
  refuseTwin(db, kind, next, id);
  db.prepare('UPDATE source SET config = :config WHERE uid = :id').run({ id, config: JSON.stringify(next) });
  if (token !== undefined) secrets.keep(id, tokenPlace(next), token);
  label(`Changed what is read of ${name}`);
  return {};
}
