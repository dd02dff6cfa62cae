import type { CommandHandlers } from '../../../shared/contract/define.ts';
import type { workspace } from '../../../shared/contract/workspace.ts';
import type { WriteContext } from '../context.ts';
import { workspaceInfo } from './queries.ts';

/** The commands on an open workspace; opening, closing and copying it are the host's, see `host.ts`. */
export const workspaceCommands: Pick<CommandHandlers<typeof workspace, WriteContext>, 'renameWorkspace' | 'rebuildDerived'> = {
  renameWorkspace({ name }, { db, path, label }) {
    db.prepare('UPDATE workspace SET name = :name').run({ name });
    label(`Renamed the workspace to ${name}`);
    return workspaceInfo(db, path, false);
  },
  rebuildDerived(_input, { derivation }) {
    derivation.rebuild();
    return {};
  },
};
