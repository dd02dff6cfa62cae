/** Decisions and records about people: tables whose rows are anchored to an identity. Somebody about whom there is such a row stays, with or without activity. */
export const personTables = [
  'profile_value',
  'profile_item',
  'note',
  'person_tag',
  'contact',
  'consent',
  'added_person',
  'added_identity',
  'added_activity',
  'same_person',
  'postal_address',
] as const;

/** Every identity that something was decided or recorded about. */
export const decidedAnchors = personTables.map((table) => `SELECT anchor FROM ${table}`).join(' UNION ');

/** Whether something was decided or recorded about an identity, as a condition over a column with its uid. */
export const isDecided = (column: string): string =>
  personTables.map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE anchor = ${column})`).join(' OR ');
