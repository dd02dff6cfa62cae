/** Handles: what somebody calls themselves in one word. Letters and digits only, so that `a.pires`, `a-pires` and `APires` meet. */
import { fold } from '../fold.ts';

/** Where a handle stands: the name of an account, the front of an address, or a name of one word. */
export type HandlePlace = 'user' | 'local' | 'name';

export interface Handle {
  text: string;
  place: HandlePlace;
  /** As written. */
  shown: string;
  /** Where it stands, for a sentence: the host of the account, the whole address. */
  at: string;
}

/** Fronts of addresses that say what the mailbox is for, not whose it is. */
const generic = new Set(
  `info admin me mail email contact hello hi hey git github gitlab svn cvs hg dev devel developer development work home root user users webmaster
  postmaster hostmaster support help helpdesk office sales team noreply donotreply nobody none unknown test testing tests lists list ml
  mailinglist mailinglists oss opensource open source foss code coding coder commit commits gitcommits patches patch bugs bug bugzilla spam
  nospam public private personal main default account accounts service services system sysadmin security abuse www web website ftp news forum
  forums post posts box inbox mailbox my the self myself mine you your name yourname first last example sample demo temp tmp guest ubuntu debian
  fedora centos linux windows mac macbook vagrant docker build builds builder ci deploy release releases bot robot bots server local localhost
  host pc desktop laptop student students projects project software tech it job jobs press media social blog kernel qemu kde gnome gentoo arch
  freebsd python pypi rust golang java anonymous anon daemon operator postgres mysql oracle apache nginx jenkins travis actions runner owner
  maintainer maintainers packages packaging pkg automation automatic auto merge sync mirror copy backup archive data all any everyone someone
  daemon ec2user`.split(/\s+/),
);

/** Words that people put before or behind their handle when it is taken. */
const before = /^(the|iam|im|real|its|mr|hi|hey|go|get|just|not|x|xx)(?=[a-z0-9]{4,}$)/;
const behind = /(?<=^[a-z0-9]{4,})(dev|devel|git|hub|code|codes|coder|oss|lab|work|works|tech|io|foss|x|xx)$/;

/** The handle in a text, or `null` where it is too short or says nothing about who it is. */
export function handleIn(text: string): string | null {
  const letters = fold(text.slice(0, 100)).replace(/[^\p{L}\p{N}]/gu, '');
  return letters.length < 3 || generic.has(letters) || /^\d+$/.test(letters) ? null : letters;
}

const outerDigits = /^\d+|\d+$/g;
const digit = /\d/;

/** Without digits at either end. */
export const stemOf = (handle: string): string => (digit.test(handle) ? handle.replace(outerDigits, '') : handle);

/** A stem without the words that people put around it. */
export const withoutAffix = (stem: string): string => stem.replace(before, '').replace(behind, '');
