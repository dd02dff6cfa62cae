/** What an e-mail address says about its owner, and what it does not. */
import { fold } from '../fold.ts';
import { accountOf, isPlaceholderAddress } from '../signature.ts';
import type { HostAccount } from './candidate.ts';

/**
 * `placeholder`: anybody may have it. `account`: a host made it for an account. `machine`: of a computer at home or in a data centre;
 * two such computers may be called the same. `plain`: any other.
 */
export type AddressKind = 'plain' | 'placeholder' | 'account' | 'machine';

export interface AddressParts {
  kind: AddressKind;
  /** Equal for the ways one mailbox is written. */
  key: string;
  shown: string;
  /** Before the @, folded, without a tag. */
  local: string;
  account: HostAccount | null;
}

const longest = 254;
const nobodys = /^(no-?reply|do-?not-?reply|devnull|root|unknown|nobody|none|invalid)$/;
const examples = /(^|\.)(example|test|invalid|localhost|localdomain)$|(^|\.)example\.(com|org|net)$/;
const machines = /(^|[.-])(ec2|compute|macbook|imac|mbp|thinkpad)|\.(local|lan|internal|home|localdomain|intranet|corp)$|macbook/;

export function partsOfAddress(written: string): AddressParts {
  const shown = written.slice(0, longest).trim();
  const lower = repaired(shown.toLowerCase().replace(/[<>"'\s]+$|^[<>"'\s]+/g, ''));
  const at = lower.lastIndexOf('@');
  const account = accountBehind(lower);
  if (account) return { kind: 'account', key: lower, shown, local: fold(account.username ?? ''), account };
  const domain = at < 0 ? '' : lower.slice(at + 1).replace(/^googlemail\.com$/, 'gmail.com');
  const untagged = (at < 0 ? lower : lower.slice(0, at)).replace(/(.)\+.*$/, '$1');
  const local = domain === 'gmail.com' ? untagged.replace(/\./g, '') : untagged;
  return { kind: kindOf(lower, local, domain), key: `${local}@${domain}`, shown, local: fold(untagged), account: null };
}

function kindOf(lower: string, local: string, domain: string): AddressKind {
  if (machines.test(domain) && !nobodys.test(local) && local !== '') return 'machine';
  const isPlaceholder = isPlaceholderAddress(lower) || nobodys.test(local) || !domain.includes('.') || examples.test(domain);
  return isPlaceholder || domain.includes('(none)') ? 'placeholder' : 'plain';
}

/** "ana at letters dot org", as some write it for people's eyes only. */
function repaired(address: string): string {
  if (address.includes('@')) return address.replace(/\s+/g, '');
  const [, local, domain] = /^(\S+)\s*(?:\(at\)|\[at\]| at )\s*(.+)$/.exec(address) ?? [];
  if (local === undefined || domain === undefined) return address;
  return `${local}@${domain.replace(/\s*(?:\(dot\)|\[dot\]| dot )\s*/g, '.').replace(/\s+/g, '')}`;
}

/** The known platforms as everywhere; besides, the same form at any other host, and Codeberg's own. */
function accountBehind(address: string): HostAccount | null {
  if (!address.includes('noreply.')) return null;
  const known = accountOf(address);
  if (known) return { host: known.platform, username: known.username, id: known.id };
  const [, id, username, host] = /^(?:(\d+)[+-])?([^@+]+)@(?:users\.noreply|noreply)\.([a-z0-9.-]+\.[a-z]+)$/.exec(address) ?? [];
  return username === undefined || host === undefined ? null : { host, username, id: id ?? null };
}
