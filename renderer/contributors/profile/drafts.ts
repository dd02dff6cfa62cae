/**
 * Notes that were begun and not saved, kept until the window closes: who looks something up in between finds the text again.
 * In memory only: what is written about people belongs into the workspace and nowhere else.
 */
const drafts = new Map<string, string>();

export const draftOf = (key: string): string | undefined => drafts.get(key);

/** Keeps what was written so far; nothing new is no draft. */
export function keepDraft(key: string, text: string, saved: string): void {
  if (text.trim() === saved.trim()) drafts.delete(key);
  else drafts.set(key, text);
}

export const dropDraft = (key: string): void => void drafts.delete(key);
