import type { ContactChannel } from '../../../../shared/contract/contacts.ts';

export const channelNames: Record<ContactChannel, string> = {
  mail: 'Mail',
  call: 'Call',
  talk: 'Talk',
  chat: 'Chat',
  comment: 'Comment',
  letter: 'Letter',
  other: 'Another way',
};
