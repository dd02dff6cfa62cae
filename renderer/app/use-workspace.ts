import type { WorkspaceInfo } from '../../shared/contract/workspace.ts';
import { useCall } from './query.ts';
import { useSession } from './session.ts';

/** The workspace that is open, with its newest name; `null` on the start screen. */
export function useWorkspace(): WorkspaceInfo | null {
  const opened = useSession((state) => state.workspace);
  const current = useCall('workspace.current', {}, { enabled: opened !== null });
  return opened === null ? null : (current.data ?? opened);
}
