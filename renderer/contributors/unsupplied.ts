import { type CountedKind, countedKinds, kindsOfSource } from '../../shared/domain/contributors/contributions.ts';
import { useCall } from '../app/query.ts';

/** Kinds that neither a source of this workspace nor a person can tell about: credits come from sources alone. */
export function useUnsupplied(): ReadonlySet<CountedKind> {
  const sources = useCall('sources.list', {}).data?.sources;
  if (!sources) return new Set();
  const supplied = new Set([...kindsOfSource.hand, ...sources.flatMap((one) => kindsOfSource[one.kind])]);
  return new Set(countedKinds.filter((kind) => !supplied.has(kind)));
}
