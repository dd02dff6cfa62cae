import { closeKeyDialog, keyIsThere, useKeyDialog } from '../../app/key-dialog.ts';
import { NewPhrase } from './NewPhrase.tsx';
import { Unlock } from './Unlock.tsx';

/** The one question about the key that is asked now. */
export default function KeyDialogs() {
  const question = useKeyDialog((state) => state.question);
  if (question === null) return null;
  if (question === 'unlock') return <Unlock onDone={keyIsThere} onClose={closeKeyDialog} />;
  return <NewPhrase isFirst={question === 'make'} onDone={keyIsThere} onClose={closeKeyDialog} />;
}
