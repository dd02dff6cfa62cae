import type { WorkspaceInfo } from '../../shared/contract/workspace.ts';
import { useCall } from './query.ts';
import { useSession } from './session.ts';

/** Why what changes something rests: the words of every tooltip about it. */
const READ_ONLY = 'Open for reading only. Save a copy to work in.';
const FOR_LOOKING = 'A copy for a colleague is for looking only. Changes belong in the workspace it came from.';

/** For everything that changes the workspace, as its last properties: open for reading only, it rests and says why. */
export function useChanging(): { disabled?: true; title?: string } {
  const workspace = useSession((state) => state.workspace);
  if (!workspace?.readOnly) return {};
  return { disabled: true, title: workspace.colleagueCopy ? FOR_LOOKING : READ_ONLY };
}

/** The workspace that is open, with its newest name; `null` on the start screen. */
export function useWorkspace(): WorkspaceInfo | null {
  const opened = useSession((state) => state.workspace);
  const current = useCall('workspace.current', {}, { enabled: opened !== null });
  return opened === null ? null : (current.data ?? opened);
}
