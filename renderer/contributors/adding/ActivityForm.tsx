import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ActivityRow } from '../../../shared/contract/contributors.ts';
import { isPage, whyNotDone } from '../../../shared/domain/contributors/by-hand.ts';
import { type ContributionKind, contributionKinds } from '../../../shared/domain/contributors/contributions.ts';
import { api } from '../../app/api.ts';
import { useCall } from '../../app/query.ts';
import { recall, remember } from '../../app/storage.ts';
import { toast } from '../../app/toasts.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { localDay } from '../../ui/local-day.ts';
import { contributionOne, inSentence } from '../words.ts';
import { PersonSelect } from './PersonSelect.tsx';

const LAST_KIND = 'activity-kind';
const kindOf = (name: string | null): ContributionKind => contributionKinds.find((kind) => kind === name) ?? 'talk';
const kinds = contributionKinds.map((value) => ({ value, label: contributionOne[value] }));

interface Props {
  contributor: string | null;
  /** `undefined`: a new one. */
  row: ActivityRow | undefined;
  onClose: () => void;
}

const MOST_EVENTS = 50;
/** What stands in the field of one that is chosen is its name and its day. */
const nameIn = (text: string): string => text.replace(/, \d{4}-\d{2}-\d{2}$/, '');

/** Something that somebody did and no source tells: a talk, an article, a post, help, a meetup. */
export default function ActivityForm({ contributor, row, onClose }: Props) {
  const [whose, setWhose] = useState(contributor);
  const [countsAs, setCountsAs] = useState(kindOf(row?.countsAs ?? recall(LAST_KIND)));
  const [title, setTitle] = useState(row?.title ?? '');
  const [link, setLink] = useState(row?.byHand?.link ?? '');
  const [day, setDay] = useState(row?.byHand?.day ?? localDay());
  const [dayIsTyped, setDayIsTyped] = useState(row !== undefined);
  const [event, setEvent] = useState(row?.event?.id ?? null);
  const [searched, setSearched] = useState('');
  const found = useCall('events.list', { search: searched, limit: MOST_EVENTS, offset: 0 }, { keepPrevious: true }).data;
  // The one that is chosen stays, whatever is looked for.
  const own = useCall('events.get', { event: event ?? '' }, { enabled: event !== null }).data;
  const events = [...(found?.rows ?? []), ...(own && !found?.rows.some(({ id }) => id === own.id) ? [own] : [])];
  const hasOwner = row !== undefined || whose !== null;
  const dayProblem = day === '' ? null : whyNotDone(day, localDay());
  const linkProblem = isPage(link.trim()) ? null : 'A link begins with https:// or http://.';

  const chooseEvent = (chosen: string | null) => {
    setEvent(chosen);
    const starts = events.find(({ id }) => id === chosen)?.startsOn;
    if (starts !== undefined && !dayIsTyped && whyNotDone(starts, localDay()) === null) setDay(starts);
  };
  const save = async (): Promise<void> => {
    const entry = { countsAs, title, link, day, event };
    remember(LAST_KIND, countsAs);
    if (row?.byHand) await api.contributors.editActivity({ activity: row.byHand.activity, ...entry });
    else if (whose !== null) await api.contributors.addActivity({ contributor: whose, ...entry });
    toast({ text: `${row ? 'Corrected' : 'Added'} “${inSentence(title.trim())}”.`, undo: true });
  };
  return (
    <FormDialog
      title={row ? 'Correct an activity' : 'Add an activity'}
      verb={row ? 'Save' : 'Add'}
      isReady={hasOwner && title.trim() !== '' && day !== '' && dayProblem === null && linkProblem === null}
      onSave={save}
      onClose={onClose}
    >
      {row ? null : <PersonSelect label="Who" value={whose} onChange={setWhose} isFirst={contributor === null} />}
      <TextInput
        label="What"
        placeholder="Gates that last, at the spring fair"
        data-autofocus={contributor !== null || row !== undefined || undefined}
        maxLength={300}
        value={title}
        onChange={(change) => setTitle(change.currentTarget.value)}
      />
      <Select
        label="Counts as"
        wrapperProps={{ 'data-half': true }}
        allowDeselect={false}
        data={kinds}
        value={countsAs}
        onChange={(chosen) => setCountsAs(kindOf(chosen))}
      />
      <TextInput
        label="Day"
        type="date"
        wrapperProps={{ 'data-half': true }}
        error={dayProblem}
        value={day}
        onChange={(change) => {
          setDay(change.currentTarget.value);
          setDayIsTyped(true);
        }}
      />
      <TextInput
        label="Link"
        placeholder="https://"
        error={linkProblem}
        value={link}
        onChange={(change) => setLink(change.currentTarget.value)}
      />
      {events.length > 0 || searched !== '' ? (
        <Select
          label="At the event"
          placeholder="None"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'No event' }}
          data={events.map(({ id, name, startsOn }) => ({ value: id, label: `${inSentence(name)}, ${startsOn}` }))}
          value={event}
          onChange={chooseEvent}
          onSearchChange={(text) => setSearched(nameIn(text))}
          filter={({ options }) => options}
          nothingFoundMessage="No event is called so."
        />
      ) : null}
    </FormDialog>
  );
}
