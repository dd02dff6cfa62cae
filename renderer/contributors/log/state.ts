/** Logging a contact from anywhere: with whom is asked first. */
import { create } from 'zustand';
import type { ContactChannel } from '../../../shared/domain/contributors/contacts.ts';

export const useLogging = create<{ channel: ContactChannel | null }>()(() => ({ channel: null }));

export const logWithAnybody = (channel: ContactChannel): void => useLogging.setState({ channel });
export const stopLogging = (): void => useLogging.setState({ channel: null });
