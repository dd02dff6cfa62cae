/** Adding and changing a source that lies on a server. */
import type { Input } from '../../../../shared/contract/define.ts';
import type { sources } from '../../../../shared/contract/sources.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { WriteContext } from '../../context.ts';
import { type Database, row } from '../../store/database.ts';
import { addPlaced, changePlaced, refuseTwin, trustAfter } from '../placed.ts';
import { findServer } from '../queries.ts';
import { homeOf, placeOfServer, type ServerConfig, type ServerKind } from './open.ts';

type Procedures = (typeof sources)['procedures'];

const scopeOf = (scope: readonly string[]): string[] => [...new Map(scope.map((one) => [one.toLowerCase(), one])).values()];
const sameScope = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.some((other) => other.toLowerCase() === one.toLowerCase()));

const sameAs =
  ({ address, scope }: ServerConfig) =>
  (other: ServerConfig): boolean =>
    other.address === address && sameScope(other.scope, scope);

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

/** A forge is read by groups, people and projects; a forum whole. */
export function refuseScope(kind: ServerKind, scope: readonly string[]): void {
  if (kind === 'discourse' && scope.length > 0)
    throw new AppError('invalid_input', 'A forum is read whole: there are no groups or projects to choose. Nothing was changed.');
  if (kind !== 'discourse' && scope.length === 0)
    throw new AppError('invalid_input', 'Say what is read of it: groups, people or single projects. Nothing was changed.');
}

export function addServer(added: Input<Procedures['addServer']>, context: WriteContext): { id: string } {
  const { kind, address, scope, token, allowsPlain, certificate, name } = added;
  refuseScope(kind, scope);
  const config: ServerConfig = {
    address: homeOf(kind, address),
    scope: scopeOf(scope),
    allowsPlain,
    certificate,
    hasToken: Boolean(token),
  };
  refuseTwin(context.db, kind, '', sameAs(config));
  const shown = name ?? (config.scope.length === 1 ? (config.scope[0] ?? '') : new URL(address).host);
  return addPlaced(context, kind, shown, { config, place: placeOfServer(kind, config), token });
}

export function editServer(input: Input<Procedures['editServer']>, context: WriteContext): Record<string, never> {
  const { id, address, scope, token } = input;
  const { db, label } = context;
  const { name, kind, config } = findServer(db, id);
  const next: ServerConfig = {
    address: address === undefined ? config.address : homeOf(kind, address),
    scope: scope === undefined ? config.scope : scopeOf(scope),
    ...trustAfter(config, input),
  };
  refuseScope(kind, next.scope);
  if (next.address !== config.address) refuseMove(db, id, name);
  refuseTwin(db, kind, id, sameAs(next));
  changePlaced(context, id, { config: next, place: placeOfServer(kind, next), token });
  label(next.address === config.address ? `Changed what is read of the source ${name}` : `Read the source ${name} from ${next.address}`);
  return {};
}
