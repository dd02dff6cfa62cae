import type { CommandHandlers } from '../../../shared/contract/define.ts';
import type { workspace } from '../../../shared/contract/workspace.ts';
import { checkZone } from '../../../shared/domain/contributors/details.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { rows } from '../store/database.ts';
import { newUid } from '../store/ids.ts';
import { workspaceInfo } from './queries.ts';

/** The commands on an open workspace; opening, closing and copying it are the host's, see `host.ts`. */
export const workspaceCommands: Pick<
  CommandHandlers<typeof workspace, WriteContext>,
  'renameWorkspace' | 'setTimeZone' | 'rebuildDerived' | 'release'
> = {
  renameWorkspace({ name }, { db, path, label }) {
    db.prepare('UPDATE workspace SET name = :name').run({ name });
    label(`Renamed the workspace to ${name}`);
    return workspaceInfo(db, path, false);
  },
  setTimeZone({ zone }, { db, path, label }) {
    const checked = checkZone(zone);
    if ('problem' in checked) throw new AppError('invalid_input', `${checked.problem} Nothing was changed.`);
    db.prepare('UPDATE workspace SET reporting_zone = :zone').run({ zone: checked.value });
    label(`Days are counted in ${checked.value}`);
    return workspaceInfo(db, path, false);
  },
  release(_input, { db, path, now }) {
    const held = rows<{ uid: string }>(db.prepare('SELECT uid FROM restore WHERE uid NOT IN (SELECT restore_uid FROM restore_release)'));
    const release = db.prepare('INSERT INTO restore_release (uid, restore_uid, at) VALUES (:uid, :restore, :now)');
    for (const { uid } of held) release.run({ uid: newUid(), restore: uid, now });
    return workspaceInfo(db, path, false);
  },
  rebuildDerived(_input, { derivation }) {
    derivation.rebuild();
    return {};
  },
};
