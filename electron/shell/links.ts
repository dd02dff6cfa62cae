/** The one door from Cairn to other programs' addresses. Nothing else opens a link. */
import { shell } from 'electron';
import { AppError } from '../../shared/errors.ts';

const ALLOWED = new Set(['https:', 'http:', 'mailto:']);

/** Opens a web or mail address outside; `file:`, `javascript:` and what other programs registered are refused. */
export async function openLink(address: string): Promise<void> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !ALLOWED.has(url.protocol)) throw new AppError('invalid_input', 'Cairn opens web and mail addresses only.');
  await shell.openExternal(url.href);
}
