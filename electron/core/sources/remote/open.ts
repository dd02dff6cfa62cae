/** A source that lies on a server, ready to be asked. */
import { AppError } from '../../../../shared/errors.ts';
import { type ForgejoConfig, readForgejo } from '../forgejo/connector.ts';
import { HttpClient, type Server, type Surroundings } from '../http/client.ts';
import type { RemoteSource } from './connector.ts';

export type ServerConfig = ForgejoConfig;

/** `https://forge.example.org`. Throws `invalid_input` for what is no address of the web. */
export function originOf(address: string): string {
  const url = URL.parse(address);
  if (url && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '') return url.origin;
  throw new AppError('invalid_input', 'The address of a server begins with https:// and holds no name or password.');
}

export function serverOf({ address, allowsPlain, certificate }: ServerConfig, token: string | null): Server {
  return {
    origin: originOf(address),
    credentials: token === null || token === '' ? {} : { authorization: `token ${token}` },
    certificates: certificate,
    allowsPlain,
  };
}

export function openServer(config: ServerConfig, token: string | null, outside: Surroundings, signal: AbortSignal): RemoteSource {
  const client = new HttpClient(serverOf(config, token), outside, signal);
  return readForgejo(config, config.scope, client, () => outside.now());
}
