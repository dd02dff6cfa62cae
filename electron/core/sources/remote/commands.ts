/** Adding and changing a source that lies on a server. */
import type { Input } from '../../../../shared/contract/define.ts';
import type { sources } from '../../../../shared/contract/sources.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { WriteContext } from '../../context.ts';
import { type Database, row, rows } from '../../store/database.ts';
import { newUid } from '../../store/ids.ts';
import { findServer } from '../queries.ts';
import { originOf, placeOf, type ServerConfig } from './open.ts';

type Procedures = (typeof sources)['procedures'];

const scopeOf = (scope: readonly string[]): string[] => [...new Map(scope.map((one) => [one.toLowerCase(), one])).values()];
const sameScope = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.some((other) => other.toLowerCase() === one.toLowerCase()));

/** Without a path's last slash, so that one server is written in one way. */
const addressOf = (address: string): string => `${originOf(address)}${new URL(address).pathname.replace(/\/+$/, '')}`;

function refuseTwin(db: Database, kind: string, { address, scope }: ServerConfig, id: string): void {
  const found = rows<{ uid: string; name: string; config: string }>(db.prepare('SELECT uid, name, config FROM source WHERE kind = :kind'), {
    kind,
  });
  const twin = found.find(({ uid, config }) => {
    const other = JSON.parse(config) as ServerConfig;
    return uid !== id && other.address === address && sameScope(other.scope, scope);
  });
  if (twin) throw new AppError('conflict', `This is a source already: ${twin.name}. Sync it to read what is new.`, { id: twin.uid });
}

/** What was read at one address is that server's; another one has its own numbers for everything. */
function refuseMove(db: Database, id: string, name: string): void {
  const isRead = row(db.prepare('SELECT 1 FROM source_cursor WHERE source_uid = :id LIMIT 1'), { id }) !== undefined;
  if (!isRead) return;
  throw new AppError(
    'conflict',
    `${name} was read from its address already. Add the other address as a source of its own, then remove this one. Nothing was changed.`,
    {
      problem: 'other_server',
    },
  );
}

export function addServer(added: Input<Procedures['addServer']>, { db, now, label, secrets }: WriteContext): { id: string } {
  const { kind, address, scope, token, allowsPlain, certificate, name } = added;
  const config: ServerConfig = { address: addressOf(address), scope: scopeOf(scope), allowsPlain, certificate, hasToken: Boolean(token) };
  refuseTwin(db, kind, config, '');
  const uid = newUid();
  const shown = name ?? (config.scope.length === 1 ? (config.scope[0] ?? '') : new URL(address).host);
  db.prepare('INSERT INTO source VALUES (:uid, :kind, :shown, :config, :now)').run({
    uid,
    kind,
    shown,
    config: JSON.stringify(config),
    now,
  });
  if (token) secrets.keep(uid, placeOf(config), token);
  label(`Added the source ${shown}`);
  return { id: uid };
}

export function editServer(input: Input<Procedures['editServer']>, { db, label, secrets }: WriteContext): Record<string, never> {
  const { id, address, scope, token, allowsPlain, certificate } = input;
  const { name, kind, config } = findServer(db, id);
  const next: ServerConfig = {
    address: address === undefined ? config.address : addressOf(address),
    scope: scope === undefined ? config.scope : scopeOf(scope),
    allowsPlain: allowsPlain ?? config.allowsPlain,
    certificate: certificate === undefined ? config.certificate : certificate,
    hasToken: token === undefined ? (config.hasToken ?? false) : token !== '',
  };
  if (next.address !== config.address) refuseMove(db, id, name);
  refuseTwin(db, kind, next, id);
  db.prepare('UPDATE source SET config = :config WHERE uid = :id').run({ id, config: JSON.stringify(next) });
  if (token !== undefined) secrets.keep(id, placeOf(next), token);
  label(next.address === config.address ? `Changed what is read of the source ${name}` : `Read the source ${name} from ${next.address}`);
  return {};
}
