/** Why a server refuses with 403, as far as it says so beside the refusal: pure, in words for whoever has to put it right. */
import type { Header } from './retrying.ts';

const longest = 2000;

/**
 * What a token of GitHub lacks, to end "…: it needs". `pull_requests=read,contents=read; issues=read` is `Pull requests (read) and Contents
 * (read), or Issues (read)` (docs.github.com, "Permissions required for fine-grained personal access tokens"). `null`: it does not say.
 */
export function lackingPermissions(header: Header): string | null {
  const sets = (header('x-accepted-github-permissions') ?? '').slice(0, longest).split(';');
  const named = sets.flatMap((set) => {
    const all = set.split(',').flatMap((one) => {
      const [, name = '', access] = /^\s*([a-z][a-z_]*)=(\w+)\s*$/.exec(one) ?? [];
      return name === '' ? [] : `${(name[0] ?? '').toUpperCase()}${name.slice(1).replaceAll('_', ' ')} (${access})`;
    });
    return all.length === 0 ? [] : all.join(' and ');
  });
  return named.length === 0 ? null : named.join(', or ');
}

/** An organisation that asks for single sign-on takes only tokens that were authorised for it. */
export const asksForSignOn = (header: Header): boolean => /^\s*required\b/.test(header('x-github-sso') ?? '');
