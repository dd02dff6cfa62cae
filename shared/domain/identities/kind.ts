/**
 * Bots and agents, on proof only: `[bot]` in a login or name, or the address of an AI agent. Words such as "bot" or "ci"
 * prove nothing (people named Talbot exist) and hide nobody.
 */
import { accountOf, isPlaceholderName } from './signature.ts';

/** What a contributor is. */
export const contributorKinds = ['human', 'bot', 'agent', 'unknown'] as const;
export type ContributorKind = (typeof contributorKinds)[number];

/** A bot or an AI agent. */
export const isMachine = (kind: ContributorKind): boolean => kind === 'bot' || kind === 'agent';

export interface Evidence {
  kind: ContributorKind;
  /** Why, in words; `null` when nothing in particular says so. */
  reason: string | null;
}

const agents =
  /^(copilot|copilot-swe-agent|claude|codex|chatgpt-codex-connector|devin-ai-integration|cursor|cursoragent|google-labs-jules|jules|gemini-code-assist|openhands-agent|sweep-ai)$/;
const agentAddress = /^(noreply|claude|codex|cursoragent|devin)@(anthropic\.com|openai\.com|cursor\.com|devin\.ai)$/;

/** What one identity proves about its owner. `value` is an address, a username or `name <address>`. */
export function evidenceOf(value: string, names: readonly string[]): Evidence {
  const [, name, address = value] = /^(.*)<([^<>]*)>$/.exec(value) ?? [];
  if (agentAddress.test(address.toLowerCase())) return { kind: 'agent', reason: `${address} is the address of an AI agent` };
  const logins = [accountOf(address)?.username, address.split('@')[0], name, value, ...names].filter((login) => login !== undefined);
  const marked = logins.find((login) => login.toLowerCase().trim().endsWith('[bot]'));
  if (marked === undefined) {
    return names.length > 0 && names.every(isPlaceholderName) ? { kind: 'unknown', reason: null } : { kind: 'human', reason: null };
  }
  const login = marked.toLowerCase().trim().slice(0, -'[bot]'.length);
  return agents.test(login)
    ? { kind: 'agent', reason: `${marked} is the login of an AI agent` }
    : { kind: 'bot', reason: `the login ${marked} is that of a bot` };
}

/** The strongest of what several identities prove: a bot's or agent's proof outweighs, a name outweighs none. */
export function strongest(all: readonly Evidence[]): Evidence {
  const order: ContributorKind[] = ['agent', 'bot', 'human', 'unknown'];
  for (const kind of order) {
    const found = all.find((evidence) => evidence.kind === kind);
    if (found) return found;
  }
  return { kind: 'unknown', reason: null };
}
