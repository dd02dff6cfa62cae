/** What the list of contributors can show beside the names. */

/** Those that every row brings. */
export const plainColumns = ['kind', 'months', 'count', 'tags', 'firstActive', 'lastActive'] as const;
/** Those that are read only where they are shown. */
export const detailColumns = [
  'affiliation',
  'title',
  'location',
  'timeZone',
  'pronouns',
  'persona',
  'shirtSize',
  'owner',
  'standing',
  'languages',
  'specialisations',
  'motivations',
  'lastContact',
  'followUp',
  'consentContact',
  'consentSpeaking',
  'consentSwag',
  'consentRecognition',
] as const;
