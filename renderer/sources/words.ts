/** How a source and its runs are spoken of. */
import type { RunRow, SourceRow } from '../../shared/contract/sources.ts';
import type { DocumentKind } from '../../shared/domain/sources/documents.ts';
import { counted, figure } from '../ui/figures.ts';
import type { Shape, Tone } from '../ui/StatusDot.tsx';
import { documentWords } from './document-words.ts';

interface State {
  word: string;
  tone: Tone;
  shape?: Shape;
}

const states: Record<SourceRow['state'], State> = {
  never_read: { word: 'Not read yet', tone: 'quiet' },
  fresh: { word: 'Read', tone: 'good', shape: 'tick' },
  incomplete: { word: 'Not read to the end', tone: 'warn' },
  failed: { word: 'Failed', tone: 'bad' },
};

/** What a server calls its change requests. */
export const changesWord = ({ kind }: Pick<SourceRow, 'kind'>): string => (kind === 'gitlab' ? 'merge requests' : 'pull requests');

/** Sources that one reads again for what is new. */
export const isReadAgain = ({ kind, retiredAt }: SourceRow): boolean => kind !== 'table' && kind !== 'sample' && retiredAt === null;

/** What there is to change of where a source is read from. */
export const editWords = ({ server, document }: SourceRow): string =>
  server ? 'Change address or token' : document ? 'Change where it lies' : 'Change folder or branches';

const reading: State = { word: 'Being read', tone: 'info', shape: 'half' };

const retired: State = { word: 'No longer read', tone: 'quiet' };

const invented: State = { word: 'Invented', tone: 'quiet' };

/** What waits is as fresh as it was, and nothing failed. */
const waitingStates: Record<'network' | 'limit' | 'outOfTouch', State> = {
  network: { word: 'Waiting for the network', tone: 'quiet', shape: 'clock' },
  limit: { word: 'Waiting for its server', tone: 'quiet', shape: 'clock' },
  outOfTouch: { word: 'Out of reach', tone: 'warn' },
};

export function stateOf(source: SourceRow, isReading: boolean): State {
  if (isReading) return reading;
  if (source.kind === 'sample') return invented;
  if (source.retiredAt !== null) return retired;
  const waiting = source.rhythm?.waiting;
  if (waiting) return waitingStates[waiting.outOfTouch ? 'outOfTouch' : waiting.why];
  return states[source.state];
}

/** What is not as it should be, or not for now, behind how fresh it is: "paused · waiting for the network"; empty: nothing to say. */
export function standingWords(source: SourceRow): string {
  if (source.retiredAt !== null) return '';
  const isSaid = source.rhythm?.waiting || source.state === 'failed' || source.state === 'incomplete';
  return [source.rhythm?.paused ? 'paused' : '', isSaid ? stateOf(source, false).word.toLowerCase() : ''].filter(Boolean).join(' · ');
}

export const outcomes: Record<RunRow['outcome'], State> = {
  done: { word: 'read to the end', tone: 'good', shape: 'tick' },
  incomplete: { word: 'not everything', tone: 'warn' },
  cancelled: { word: 'stopped by you', tone: 'quiet' },
  failed: { word: 'failed', tone: 'bad' },
};

/** "1,284 new, 3 changed, 40,112 as before" */
export function runWords({ report, outcome }: Pick<RunRow, 'report' | 'outcome'>): string {
  const parts = [
    report.added > 0 ? `${figure(report.added)} new` : '',
    report.changed > 0 ? `${figure(report.changed)} changed` : '',
    report.gone > 0 ? `${figure(report.gone)} gone` : '',
    report.rejected > 0 ? `${figure(report.rejected)} set aside` : '',
    report.unchanged > 0 ? `${figure(report.unchanged)} as before` : '',
  ].filter(Boolean);
  // One that failed at once does not know whether there is anything new.
  return parts.length === 0 && outcome === 'done' ? 'nothing new' : parts.join(', ');
}

/** "All branches, local and remote · names put right by its .mailmap" */
export function settingsWords(source: SourceRow): string {
  if (source.kind === 'sample') return 'Made by Cairn to try things with. Nobody in it is real, and there is nothing to read it from.';
  if (source.document) return `${documentWords[source.kind as DocumentKind].name} · read whole each time`;
  if (source.kind === 'discourse') return 'Topics of the whole forum, and what was said in them';
  if (source.server)
    return `Issues and ${changesWord(source)} of ${source.server.scope.slice(0, 3).join(', ')}${source.server.scope.length > 3 ? ` and ${source.server.scope.length - 3} more` : ''}`;
  const branches =
    source.refs === null
      ? 'All branches, local and remote'
      : source.refs.length > 3
        ? counted(source.refs.length, 'branch or tag', 'branches or tags')
        : source.refs.join(', ');
  return `${branches} · ${mailmapWords(source)}`;
}

/** What is not known yet is not claimed. */
function mailmapWords({ useMailmap, hasMailmap }: Pick<SourceRow, 'useMailmap' | 'hasMailmap'>): string {
  if (!useMailmap) return '.mailmap not used';
  if (hasMailmap === null) return '.mailmap used, if it has one';
  return hasMailmap ? 'names put right by its .mailmap' : 'no .mailmap in it';
}
