/** What people need a person for, as Today shows it. */
import { IconCalendarDue, IconShieldCheck } from '@tabler/icons-react';
import { daysLater, monthsLater } from '../../shared/domain/time/days.ts';
import { api } from '../app/api.ts';
import { go } from '../app/navigation.ts';
import type { TodayAction, TodayKinds } from '../app/registry.ts';
import { toast, toastError } from '../app/toasts.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { counted } from '../ui/figures.ts';
import { dayWords, purposeWords } from './consent/words.ts';
import { channelNames } from './profile/contacts/words.ts';
import { recordConsentOf, writeContact } from './ui-state.ts';
import { inSentence } from './words.ts';

const kept = (error: unknown) => toastError(error, 'It stays for today.');

function finish(contact: string): void {
  void api.contributors.finishFollowUp({ contact }).then(() => toast({ text: 'Followed up.', undo: true }), kept);
}

function putOff(contact: string, on: string): void {
  void api.contributors
    .editContact({ contact, followUpOn: on })
    .then(() => toast({ text: `Put off to ${dayWords(on)}.`, undo: true }), kept);
}

/** Where it is done: on the profile, with the editor open. */
function at(contributor: string, write?: () => void): void {
  go('contributors', { contributor });
  write?.();
}

function followUpActions(id: string, contributor: string, day: string): TodayAction[] {
  const later = (label: string, on: string) => ({ label, run: () => putOff(id, on) });
  return [
    { label: 'Done', keys: 'd', changes: true, run: () => finish(id) },
    {
      label: 'Later',
      keys: 's',
      changes: true,
      choices: [
        later('Tomorrow', daysLater(day, 1)),
        later('In a week', daysLater(day, 7)),
        later('In a month', monthsLater(day, 1)),
        { label: 'Another day…', run: () => at(contributor, () => writeContact({ id })) },
      ],
    },
    { label: 'Log', keys: 'l', changes: true, run: () => at(contributor, () => writeContact({ id: null })) },
  ];
}

export const contributorsToday: Pick<TodayKinds, 'follow_up' | 'consent_ending'> = {
  follow_up: {
    title: 'Follow up',
    hint: 'come back to what was said',
    icon: IconCalendarDue,
    keyOf: ({ id }) => id,
    lineOf: ({ id, contributor, channel, text, late }, day) => ({
      picture: <Avatar name={contributor.name} />,
      name: contributor.name === '' ? 'Somebody who is not here any more' : inSentence(contributor.name),
      text: text === '' ? channelNames[channel] : text,
      when: late > 0 ? `${counted(late, 'day')} late` : 'today',
      isLate: late > 0,
      open: () => at(contributor.id),
      actions: followUpActions(id, contributor.id, day),
    }),
  },
  consent_ending: {
    title: 'Consent',
    hint: 'runs out within 30 days',
    icon: IconShieldCheck,
    keyOf: ({ contributor, purpose }) => `${contributor.id} ${purpose}`,
    lineOf: ({ contributor, purpose, until, left }) => ({
      picture: <Avatar name={contributor.name} />,
      name: inSentence(contributor.name),
      text: `Agreed to ${purposeWords[purpose]} until ${dayWords(until)}.`,
      when: left === 0 ? 'ends today' : `${counted(left, 'day')} left`,
      open: () => at(contributor.id),
      actions: [{ label: 'Record', keys: 'd', changes: true, run: () => at(contributor.id, () => recordConsentOf(purpose)) }],
    }),
  },
};
