import { describe, expect, it } from 'vitest';
import { githubApi, githubHome, isGithubCloud } from '../../../../shared/domain/sources/github-address.ts';

describe('a GitHub', () => {
  it.each([
    ['https://github.com', 'https://github.com', 'https://api.github.com'],
    ['https://github.com/', 'https://github.com', 'https://api.github.com'],
    ['https://www.GitHub.com/north/lamp', 'https://github.com', 'https://api.github.com'],
    ['http://github.com', 'https://github.com', 'https://api.github.com'],
    ['https://api.github.com', 'https://github.com', 'https://api.github.com'],
    ['https://north.ghe.com', 'https://north.ghe.com', 'https://api.north.ghe.com'],
    ['https://api.north.ghe.com/', 'https://north.ghe.com', 'https://api.north.ghe.com'],
    ['https://ghe.example.org', 'https://ghe.example.org', 'https://ghe.example.org/api/v3'],
    ['https://ghe.example.org:8443/api/v3/', 'https://ghe.example.org:8443', 'https://ghe.example.org:8443/api/v3'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000', 'http://127.0.0.1:3000/api/v3'],
    // Names that only look so belong to somebody else.
    ['https://github.com.example.org', 'https://github.com.example.org', 'https://github.com.example.org/api/v3'],
    ['https://notgithub.com', 'https://notgithub.com', 'https://notgithub.com/api/v3'],
    ['https://a.b.ghe.com', 'https://a.b.ghe.com', 'https://a.b.ghe.com/api/v3'],
  ])('%s is %s and asked at %s', (address, home, api) => {
    expect([githubHome(address), githubApi(address)]).toEqual([home, api]);
    expect([githubHome(home), githubApi(home)]).toEqual([home, api]);
  });

  it('is one of the clouds by its name or the name of its API', () => {
    expect(['https://github.com', 'https://api.github.com', 'https://north.ghe.com'].every(isGithubCloud)).toBe(true);
    expect(['https://ghe.example.org', 'https://github.com.example.org', 'https://gist.github.com'].some(isGithubCloud)).toBe(false);
  });
});
