/**
 * Where a GitHub is, as people know it, and where its API answers (docs.github.com/rest, "Getting started"): github.com and the
 * clouds of enterprises (`north.ghe.com`) have a name of its own for it, a GitHub Enterprise Server a path. None lies below a path.
 */
const cloud = /^(?:(?:api|www)\.)?(github\.com|[^.]+\.ghe\.com)$/;

/** `https://github.com`, also of `https://api.github.com` and of the address of something on it. */
export function githubHome(address: string): string {
  const { hostname, origin } = new URL(address);
  const found = cloud.exec(hostname);
  return found ? `https://${found[1]}` : origin;
}

/** `https://api.github.com`, `https://ghe.example.org/api/v3`. */
export function githubApi(address: string): string {
  const { hostname, origin } = new URL(githubHome(address));
  return cloud.test(hostname) ? `https://api.${hostname}` : `${origin}/api/v3`;
}

/** One of GitHub's own clouds, with its limits; an Enterprise Server has none unless somebody set them. */
export const isGithubCloud = (address: string): boolean => cloud.test(new URL(address).hostname);
