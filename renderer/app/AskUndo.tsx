import type { ChangeSetRow } from '../../shared/contract/history.ts';
import { aboutOf } from '../../shared/domain/history/labels.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { whatLeaves } from './leaving.ts';
import { useCall } from './query.ts';
import { stopAsking, undoNow, useAsked, verbOf } from './undo.ts';

/** Asks before undo or redo takes a source away or brings one back, and says what that means. */
export function AskUndo() {
  const asked = useAsked((state) => state.asked);
  return asked?.source ? <Question key={asked.id} change={asked} source={asked.source} /> : null;
}

function Question({ change, source }: { change: ChangeSetRow; source: NonNullable<ChangeSetRow['source']> }) {
  const verb = verbOf(change);
  const goes = source.effect === 'goes';
  const { data: leaving, error } = useCall('sources.leaving', { id: source.id }, { enabled: goes, staleTime: 0 });
  // The question is asked whole: it does not grow while one reads it.
  if (goes && !leaving && !error) return null;
  const way = verb === 'Undo' ? 'redo' : 'undo';
  return (
    <Confirm
      title={`${verb} “${aboutOf(change.label)}”?`}
      verb={verb}
      isSafe={!goes}
      onConfirm={() => void undoNow(change)}
      onClose={stopAsking}
    >
      {goes ? (
        <p>
          {leaving ? whatLeaves(leaving) : 'What only this source said leaves the list and the figures.'} Notes and tags stay, and {way}{' '}
          reads the source again.
        </p>
      ) : (
        <p>{source.name} becomes a source again and is read from its beginning. Its people come back to the list while that goes on.</p>
      )}
    </Confirm>
  );
}
