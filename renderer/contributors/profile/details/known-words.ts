import type { contributors } from '../../../../shared/contract/contributors.ts';
import type { CallInput } from '../../../../shared/contract/define.ts';
import { useCall } from '../../../app/query.ts';

type Field = CallInput<(typeof contributors)['procedures']['values']>['field'];

/** Words to choose from: those that people here have already, most of them first, then those that Cairn suggests. */
export function useKnownWords(field: Field | null, suggested: readonly string[] = []): string[] {
  const known = useCall('contributors.values', { field: field ?? 'title' }, { enabled: field !== null }).data?.values ?? [];
  const words = new Map([...known.map(({ value }) => value), ...suggested].map((word) => [word.toLocaleLowerCase(), word]));
  return [...words.values()];
}
