/** Sources that are read whole: a file, a folder of files, or pages at an address. */
import type { documentSettings } from '../../../../shared/contract/sources.ts';
import type { DocumentKind } from '../../../../shared/domain/sources/documents.ts';
import type { z } from '../../../../shared/zod.ts';

export interface DocumentConfig {
  /** A file or a folder; `null` where it lies at addresses. */
  path: string | null;
  /** Of one server, where a token goes with them. */
  addresses: string[];
  settings: z.output<typeof documentSettings>;
  allowsPlain: boolean;
  certificate: string | null;
  hasToken?: boolean;
  /** What it tells is known by, since it was read from elsewhere first; a change of where it lies leaves that as it is. */
  place?: string;
}

/** Where it lies, as what it tells is known by: added again, it is the same. A file is known by its source, for files are moved. */
export const placeOfDocument = (kind: DocumentKind, uid: string, { path, addresses, place }: DocumentConfig): string =>
  place ?? (path === null ? `${kind} ${[...addresses].sort().join(' ')}` : `${kind} ${uid}`);
