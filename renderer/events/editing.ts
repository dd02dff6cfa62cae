import { create } from 'zustand';
import type { EventRow } from '../../shared/contract/events.ts';

/** The event that is written: `null` a new one, `undefined` none. */
export const useEditing = create<{ event: EventRow | null | undefined }>()(() => ({ event: undefined }));

export const openEventForm = (event: EventRow | null): void => useEditing.setState({ event });
export const closeEventForm = (): void => useEditing.setState({ event: undefined });
