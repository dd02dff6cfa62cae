/** A source that lies somewhere, as a person adds and changes it; with its token, for its server alone. */
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { type Database, rows } from '../store/database.ts';
import { newUid } from '../store/ids.ts';
import { refuseRetired } from './retired.ts';
import type { Place } from './secrets.ts';

/** Two sources of a kind do not read the same. `id`: the one that may; empty for a new one. Throws `conflict`. */
export function refuseTwin<Config>(db: Database, kind: string, id: string, isSame: (other: Config) => boolean): void {
  const found = rows<{ uid: string; name: string; config: string }>(db.prepare('SELECT uid, name, config FROM source WHERE kind = :kind'), {
    kind,
  });
  const twin = found.find(({ uid, config }) => uid !== id && isSame(JSON.parse(config) as Config));
  if (twin) refuseRetired(db, twin);
  if (twin) throw new AppError('conflict', `This is a source already: ${twin.name}. Sync it to read what is new.`, { id: twin.uid });
}

interface Given {
  config: object;
  place: Place;
  /** `undefined`: none was given. */
  token: string | undefined;
}

export function addPlaced(
  { db, now, label, secrets }: WriteContext,
  kind: string,
  name: string,
  { config, place, token }: Given,
): { id: string } {
  const uid = newUid();
  db.prepare('INSERT INTO source VALUES (:uid, :kind, :name, :config, :now)').run({ uid, kind, name, config: JSON.stringify(config), now });
  if (token) secrets.keep(uid, place, token);
  label(`Added the source ${name}`);
  return { id: uid };
}

export function changePlaced({ db, secrets }: WriteContext, id: string, { config, place, token }: Given): void {
  db.prepare('UPDATE source SET config = :config WHERE uid = :id').run({ id, config: JSON.stringify(config) });
  if (token !== undefined) secrets.keep(id, place, token);
}

interface Trust {
  allowsPlain: boolean;
  certificate: string | null;
  hasToken?: boolean;
}

/** How a server is asked after a change; what was not given stays. An empty token takes away what was there. */
export function trustAfter(
  before: Trust,
  next: { allowsPlain?: boolean | undefined; certificate?: string | null | undefined; token?: string | undefined },
): Required<Trust> {
  return {
    allowsPlain: next.allowsPlain ?? before.allowsPlain,
    certificate: next.certificate === undefined ? before.certificate : next.certificate,
    hasToken: next.token === undefined ? (before.hasToken ?? false) : next.token !== '',
  };
}
