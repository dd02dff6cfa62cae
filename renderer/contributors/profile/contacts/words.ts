import type { ContactRow } from '../../../../shared/contract/contacts.ts';
import type { ContactChannel } from '../../../../shared/domain/contributors/contacts.ts';

export const channelNames: Record<ContactChannel, string> = {
  mail: 'Mail',
  call: 'Call',
  talk: 'Talk',
  chat: 'Chat',
  comment: 'Comment',
  letter: 'Letter',
  other: 'Another way',
};

const lastWords: Record<ContactChannel, string> = {
  mail: 'mail',
  call: 'call',
  talk: 'talk',
  chat: 'chat',
  comment: 'comment',
  letter: 'letter',
  other: 'contact',
};

/** "last call by Mara Solberg", before how long ago it was. */
export const lastContactWords = ({ channel, by }: ContactRow): string => `last ${lastWords[channel]}${by ? ` by ${by.name}` : ''}`;
