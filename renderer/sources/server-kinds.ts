/** What each kind of server is called and asks for, and what people type of it, as it is meant. */
import type { ServerKind } from './server-actions.ts';

interface Words {
  name: string;
  /** How an address looks. */
  address: string;
  /** The one that nearly everybody means; empty where each has their own. */
  usual: string;
  scope: string;
  token: string;
  /** Where on it a token is made; empty where that differs. */
  tokens: string;
}

/** The one that most people have first. */
export const serverWords: Record<ServerKind, Words> = {
  github: {
    name: 'GitHub',
    address: 'https://github.com',
    usual: 'https://github.com',
    scope:
      'Organisations or people with all their repositories, such as north, or single ones, such as north/lamp. A fork without issues of its own is read only where it is named.',
    token:
      'A fine-grained one. For public repositories it needs no rights, for private ones Issues and Pull requests, read-only. Without a token GitHub answers 60 requests an hour.',
    tokens: '/settings/personal-access-tokens/new',
  },
  gitlab: {
    name: 'GitLab',
    address: 'https://gitlab.com',
    usual: '',
    scope: 'Groups with all in them, such as north or north/tools, single projects, such as north/lamp, or people.',
    token: 'One with the scope read_api is enough. Without one, only what is public is read, and slowly.',
    tokens: '',
  },
  forgejo: {
    name: 'Forgejo or Gitea',
    address: 'https://forge.example.org',
    usual: '',
    scope: 'Organisations or people with all their repositories, such as north, or single ones, such as north/lamp.',
    token: 'One that may read repositories, issues and users is enough. Without one, only what is public is read.',
    tokens: '',
  },
  discourse: {
    name: 'Discourse',
    address: 'https://forum.example.org',
    usual: '',
    scope: '',
    token: 'An API key that may read, made for one account. Without one, only what is public is read.',
    tokens: '',
  },
};

export const isServerKind = (kind: string | undefined): kind is ServerKind => kind !== undefined && Object.hasOwn(serverWords, kind);

/** Of the next kind the usual address, unless somebody typed another. */
export function addressFor(next: ServerKind, typed: string): string {
  const isUntouched = typed.trim() === '' || Object.values(serverWords).some(({ usual }) => usual === typed.trim());
  return isUntouched ? serverWords[next].usual : typed;
}

/** Names as they come out of a paste: several in one, or the whole address of a repository, a clone or something in it. */
export function namesIn(typed: readonly string[], kind: ServerKind, address: string): string[] {
  const host = address.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '');
  const names = typed
    .flatMap((one) => one.split(/[\s,;]+/))
    .map((one) => {
      const bare = one.replace(/^[a-z]+:\/\//i, '');
      const isAddress = host !== '' && bare.toLowerCase().startsWith(`${host.toLowerCase()}/`);
      const name = (isAddress ? bare.slice(host.length) : one).replace(/^[/@]+|\/+$/g, '');
      if (!isAddress) return name;
      // What is looked at in a repository stands behind its name; GitLab, whose groups lie in each other, says where that begins.
      const parts = name.split(/[?#]/)[0]?.split('/') ?? [];
      const project = kind === 'gitlab' ? parts.slice(0, parts.indexOf('-') < 0 ? undefined : parts.indexOf('-')) : parts.slice(0, 2);
      return project.join('/').replace(/\.git$/, '');
    });
  return [...new Set(names.filter((one) => one !== ''))];
}
