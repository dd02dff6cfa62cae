/** How somebody was talked to. */
export const contactChannels = ['mail', 'call', 'talk', 'chat', 'comment', 'letter', 'other'] as const;
export type ContactChannel = (typeof contactChannels)[number];
