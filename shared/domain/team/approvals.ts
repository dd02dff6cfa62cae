/**
 * How many different teammates have to agree where `asked` would be right. A team that is smaller asks as many as it has,
 * so that somebody who works alone is never stuck; nothing passes unseen, so never none. `teammates`: those who have not left.
 */
export const approvalsNeeded = (asked: number, teammates: number): number => Math.max(1, Math.min(asked, teammates));
