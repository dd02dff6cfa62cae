/** A source that lies on a server, ready to be asked. */

import type { serverKinds } from '../../../../shared/contract/sources.ts';
import { githubApi, githubHome } from '../../../../shared/domain/sources/github-address.ts';
import type { Budget } from '../../../../shared/domain/sources/retrying.ts';
import { AppError } from '../../../../shared/errors.ts';
import { readDiscourse } from '../discourse/connector.ts';
import { readForgejo } from '../forgejo/connector.ts';
import { readGitHub } from '../github/connector.ts';
import { readGitLab } from '../gitlab/connector.ts';
import { HttpClient, type Server, type Surroundings } from '../http/client.ts';
import type { Place } from '../secrets.ts';
import type { RemoteSource } from './connector.ts';

export type ServerKind = (typeof serverKinds)[number];

export interface ServerConfig {
  /** `https://forge.example.org`, with a path where the server lies below one. */
  address: string;
  /** `north` (a group, an organisation or a person) or `north/lamp` (one project). */
  scope: string[];
  /** A person agreed that it is asked without encryption. */
  allowsPlain: boolean;
  /** PEM of an authority of one's own; `null`: the usual ones. */
  certificate: string | null;
  /** A token was given for it. Where that is not to be had it is not read: a stranger is told less. */
  hasToken?: boolean;
}

/** How a token is shown to each. A forum's key for one account names nobody else. */
const credentialsFor: Record<ServerKind, (token: string) => Record<string, string>> = {
  forgejo: (token) => ({ authorization: `token ${token}` }),
  github: (token) => ({ authorization: `Bearer ${token}` }),
  gitlab: (token) => ({ authorization: `Bearer ${token}` }),
  discourse: (token) => ({ 'api-key': token }),
};
const readers: Record<ServerKind, typeof readForgejo> = {
  forgejo: readForgejo,
  github: readGitHub,
  gitlab: readGitLab,
  discourse: readDiscourse,
};
/** Said with every request. GitHub's API has versions, and each stays as it is for two years and longer. */
const said: Partial<Record<ServerKind, Record<string, string>>> = { github: { 'x-github-api-version': '2022-11-28' } };

/** `https://forge.example.org`. Throws `invalid_input` for what is no address of the web. */
export function originOf(address: string): string {
  const url = URL.parse(address);
  if (url && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '') return url.origin;
  throw new AppError('invalid_input', 'The address of a server begins with https:// and holds no name or password.');
}

/** A server as it is kept: in one way, without a path's last slash. */
export function homeOf(kind: ServerKind, address: string): string {
  const origin = originOf(address);
  return kind === 'github' ? githubHome(address) : `${origin}${new URL(address).pathname.replace(/\/+$/, '')}`;
}

/** Where it is asked: GitHub's API has an address of its own, and only that one is shown the token. */
export const askedAt = (kind: ServerKind, address: string): string => (kind === 'github' ? githubApi(address) : address);

/** Where its token goes. */
export const placeOfServer = (kind: ServerKind, { address, certificate }: Pick<ServerConfig, 'address' | 'certificate'>): Place =>
  placeOf({ address: askedAt(kind, address), certificate });

/** The same of an address that is asked as it stands. */
export const placeOf = ({ address, certificate }: Pick<ServerConfig, 'address' | 'certificate'>): Place => ({
  origin: originOf(address),
  certificates: certificate,
});

export function serverOf(kind: ServerKind, { address, allowsPlain, certificate }: ServerConfig, token: string | null): Server {
  return {
    origin: originOf(askedAt(kind, address)),
    said: said[kind] ?? {},
    credentials: token === null || token === '' ? {} : credentialsFor[kind](token),
    certificates: certificate,
    allowsPlain,
  };
}

export function openServer(
  kind: ServerKind,
  config: ServerConfig,
  token: string | null,
  outside: Surroundings,
  signal: AbortSignal,
  hears?: (budget: Budget) => void,
): RemoteSource {
  const client = new HttpClient(serverOf(kind, config, token), outside, signal, hears);
  return readers[kind](config.address, config.scope, client, () => outside.now());
}
