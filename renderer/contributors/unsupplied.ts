import { type CountedKind, countedKinds, kindsOfSource } from '../../shared/domain/contributors/contributions.ts';
import { useCall } from '../app/query.ts';

/** Kinds that no source of this workspace can tell about. */
export function useUnsupplied(): ReadonlySet<CountedKind> {
  const sources = useCall('sources.list', {}).data?.sources;
  if (!sources) return new Set();
  const supplied = new Set(sources.flatMap((one) => kindsOfSource[one.kind]));
  return new Set(countedKinds.filter((kind) => !supplied.has(kind)));
}
