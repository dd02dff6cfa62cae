/** Kinds of sources that are read whole, from a file or from an address. */

export const documentKinds = ['calendar', 'conferences', 'schedule', 'feed', 'chat', 'people'] as const;
export type DocumentKind = (typeof documentKinds)[number];

interface DocumentFiles {
  /** Of a folder, the files that end so are read. */
  extensions: readonly string[];
  /** Several files are one thing, such as a conference list for each topic. */
  isOfSeveral: boolean;
}

export const documentFiles: Record<DocumentKind, DocumentFiles> = {
  calendar: { extensions: ['.ics', '.ical', '.ifb', '.icalendar'], isOfSeveral: false },
  conferences: { extensions: ['.json', '.yml', '.yaml'], isOfSeveral: true },
  schedule: { extensions: ['.json'], isOfSeveral: true },
  feed: { extensions: ['.xml', '.rss', '.atom'], isOfSeveral: false },
  chat: { extensions: ['.log', '.txt'], isOfSeveral: true },
  people: { extensions: ['.json', '.yml', '.yaml'], isOfSeveral: false },
};
