import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EventRow } from '../../shared/contract/events.ts';
import { isPage } from '../../shared/domain/contributors/by-hand.ts';
import { daysAfter, eventKinds, eventStates, stateOf } from '../../shared/domain/events/event.ts';
import { api } from '../app/api.ts';
import { go } from '../app/navigation.ts';
import { recall, remember } from '../app/storage.ts';
import { toast } from '../app/toasts.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { localDay } from '../ui/local-day.ts';
import { eventKindNames, eventStateNames } from './words.ts';

const LAST_KIND = 'event-kind';

/** An event, quickly: a name and a day are enough. */
export default function EventForm({ event, onClose }: { event: EventRow | null; onClose: () => void }) {
  const [name, setName] = useState(event?.name ?? '');
  const [kind, setKind] = useState(event?.kind ?? eventKinds.find((one) => one === recall(LAST_KIND)) ?? 'meetup');
  const [days, setDays] = useState({ startsOn: event?.startsOn ?? localDay(), endsOn: event?.endsOn ?? localDay() });
  const [chosenState, setChosenState] = useState(event?.state ?? null);
  const [place, setPlace] = useState(event?.place ?? '');
  const [online, setOnline] = useState(event?.online ?? false);
  const [link, setLink] = useState(event?.link ?? '');
  const state = chosenState ?? stateOf(days, localDay());
  const order = days.endsOn < days.startsOn ? 'The last day is before the first.' : null;
  const linkProblem = isPage(link.trim()) ? null : 'A link begins with https:// or http://.';
  const save = async (): Promise<void> => {
    // A state that nobody chose follows from the days.
    const entry = { name, kind, ...(chosenState === null || chosenState === event?.state ? {} : { state }), ...days, place, online, link };
    remember(LAST_KIND, kind);
    // What nobody said stays unsaid.
    const { online: said, ...others } = entry;
    if (event) await api.events.editEvent({ event: event.id, ...others, ...(said === (event.online ?? false) ? {} : { online: said }) });
    else await api.events.addEvent(entry);
    toast({ text: `${event ? 'Corrected' : 'Added'} the event “${name.trim()}”.`, undo: true });
    if (!event) go('events');
  };
  return (
    <FormDialog
      title={event ? 'Correct an event' : 'Add an event'}
      verb={event ? 'Save' : 'Add'}
      isReady={name.trim() !== '' && days.startsOn !== '' && days.endsOn !== '' && order === null && linkProblem === null}
      onSave={save}
      onClose={onClose}
    >
      <TextInput label="Name" data-autofocus maxLength={200} value={name} onChange={(change) => setName(change.currentTarget.value)} />
      <Select
        label="Kind"
        wrapperProps={{ 'data-half': true }}
        allowDeselect={false}
        data={eventKinds.map((value) => ({ value, label: eventKindNames[value] }))}
        value={kind}
        onChange={(chosen) => setKind(eventKinds.find((one) => one === chosen) ?? kind)}
      />
      <Select
        label="State"
        wrapperProps={{ 'data-half': true }}
        allowDeselect={false}
        data={eventStates.map((value) => ({ value, label: eventStateNames[value] }))}
        value={state}
        onChange={(chosen) => setChosenState(eventStates.find((one) => one === chosen) ?? state)}
      />
      <TextInput
        label="First day"
        type="date"
        wrapperProps={{ 'data-half': true }}
        value={days.startsOn}
        onChange={(change) => {
          const startsOn = change.currentTarget.value;
          setDays(startsOn === '' ? { ...days, startsOn } : (daysAfter(days, { startsOn }) ?? days));
        }}
      />
      <TextInput
        label="Last day"
        type="date"
        wrapperProps={{ 'data-half': true }}
        error={order}
        value={days.endsOn}
        onChange={(change) => setDays({ ...days, endsOn: change.currentTarget.value })}
      />
      <TextInput
        label="Place"
        placeholder="Porto"
        maxLength={200}
        value={place}
        onChange={(change) => setPlace(change.currentTarget.value)}
      />
      <Checkbox label="Online" checked={online} onChange={(change) => setOnline(change.currentTarget.checked)} />
      <TextInput
        label="Link"
        placeholder="https://"
        error={linkProblem}
        value={link}
        onChange={(change) => setLink(change.currentTarget.value)}
      />
    </FormDialog>
  );
}
