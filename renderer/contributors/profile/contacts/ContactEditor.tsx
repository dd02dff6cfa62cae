import type { ContactRow } from '../../../../shared/contract/contacts.ts';
import type { ConsentNow } from '../../../../shared/domain/contributors/consent.ts';
import type { ContactChannel } from '../../../../shared/domain/contributors/contacts.ts';
import { api } from '../../../app/api.ts';
import { toast } from '../../../app/toasts.ts';
import type { EditorPlace } from '../../../ui/EditorFrame.tsx';
import { ContactForm, type ContactSaid } from './ContactForm.tsx';

interface Props extends EditorPlace {
  contributor: string;
  /** `null`: a new one. */
  contact: ContactRow | null;
  /** How a new one was, where that is known. */
  channel?: ContactChannel | undefined;
  /** What the person agreed to about being contacted. */
  consent: ConsentNow;
  /** Said instead of "Contact noted.", where one does not see it appear. */
  done?: string;
}

/** A contact with one person being written. What was typed stays when it could not be saved. */
export default function ContactEditor({ contributor, contact, channel, done, ...frame }: Props) {
  const save = async (said: ContactSaid): Promise<void> => {
    const { by: _by, ...corrected } = said;
    if (contact) await api.contributors.editContact({ contact: contact.id, ...corrected });
    else await api.contributors.logContact({ contributor, ...said });
    toast({ text: contact ? 'Contact corrected.' : (done ?? 'Contact noted.'), undo: true });
  };
  const begun = contact
    ? { channel: contact.channel, text: contact.text, followUpOn: contact.followUp?.on ?? null, at: contact.at }
    : channel
      ? { channel }
      : {};
  return <ContactForm begun={begun} asksWho={contact === null} onSave={save} {...frame} />;
}
