import { lazy, Suspense } from 'react';
import { KeyDialogs, OpeningScreen, ProblemScreen, StartScreen } from '../workspace/index.tsx';
import { AskUndo } from './AskUndo.tsx';
import { fetchAhead } from './ahead.ts';
import { api } from './api.ts';
import { showTheme } from './colour-scheme.ts';
import { activeCommands, runCommand } from './commands.ts';
import { DropTarget } from './DropTarget.tsx';
import { listenToDays } from './day-change.ts';
import { listen } from './events.ts';
import { useKeyDialog } from './key-dialog.ts';
import { listenToKeys } from './keys.ts';
import { listenToMouse } from './mouse.ts';
import { listenToNetwork } from './network.ts';
import { openRequested } from './opening.ts';
import { hideOverlay, useOverlay } from './overlays.ts';
import { usePointed } from './pointing.ts';
import { callKey, queryClient } from './query.ts';
import { Shell } from './Shell.tsx';
import { seeWhatIsOpen, useSession } from './session.ts';
import { Toasts } from './Toast.tsx';

const palette = () => import('./CommandPalette.tsx');
const CommandPalette = lazy(palette);
const KeysSheet = lazy(() => import('./KeysSheet.tsx'));
const PointAtClone = lazy(() => import('./PointAtClone.tsx'));

/**
 * What is open, and what the command line asked for. Asked before anything is drawn: the answer comes while React draws.
 * Everything listened to here is listened to as long as there is a window.
 */
export async function start(): Promise<void> {
  listen({ requested: (kind, path) => void openRequested(kind, path), menu: runCommand });
  listenToKeys(activeCommands);
  listenToMouse();
  listenToDays();
  listenToNetwork();
  const first = await api.shell.start({}).catch(() => null);
  if (first) {
    queryClient.setQueryData(callKey('shell.start', {}), first);
    showTheme(first.preferences.theme);
  }
  if (first?.requested) await openRequested(first.requested.kind, first.requested.path);
  if (useSession.getState().phase === 'starting') await seeWhatIsOpen();
  // So that it is there at the first Ctrl-K.
  fetchAhead(palette);
}

export function App() {
  return (
    <>
      <Content />
      <Overlays />
      <AskUndo />
      <Toasts />
      <DropTarget />
    </>
  );
}

function Content() {
  const { phase, trouble, opened, opening } = useSession();
  if (trouble) return <ProblemScreen trouble={trouble} />;
  if (phase === 'open') return <Shell key={opened} />;
  if (phase === 'closed') return <StartScreen />;
  return opening === null ? null : <OpeningScreen path={opening} />;
}

function Overlays() {
  const overlay = useOverlay((state) => state.overlay);
  const pointed = usePointed((state) => state.pointed);
  const isKeyAsked = useKeyDialog((state) => state.question !== null);
  return (
    <Suspense fallback={null}>
      {overlay === 'palette' ? <CommandPalette onClose={hideOverlay} /> : null}
      {overlay === 'keys' ? <KeysSheet onClose={hideOverlay} /> : null}
      {pointed ? <PointAtClone pointed={pointed} /> : null}
      {isKeyAsked ? <KeyDialogs /> : null}
    </Suspense>
  );
}
