/** Invented organisations whose people contribute, by the domain of their mail. */
export interface Organisation {
  name: string;
  domain: string;
}

const organisation = (name: string, domain: string): Organisation => ({ name, domain: `${domain}.example` });

/** Pays the staff of the project. */
export const host = organisation('Thistledown Foundation', 'thistledown');

export const organisations: readonly Organisation[] = [
  organisation('Norrfjell Data', 'norrfjell'),
  organisation('Baltic Trail Council', 'baltictrails'),
  organisation('Harrowgate Outdoor', 'harrowgate'),
  organisation('Sahyadri Walkers', 'sahyadriwalkers'),
  organisation('Kestrel & Quill', 'kestrelquill'),
  organisation('Cairngate Mountain Rescue', 'cairngate'),
  organisation('Veldpad Software', 'veldpad'),
  organisation('Lantern Cooperative', 'lanterncoop'),
  organisation('Fenwick Polytechnic', 'fenwickpoly'),
  organisation('University of Nordmark', 'nordmark'),
  organisation('Hutten- und Wegedienst Süd', 'wegedienst'),
  organisation('Mizuho Ridge Labs', 'mizuhoridge'),
  organisation('Driftwood Maps', 'driftwoodmaps'),
  organisation('Serra Aberta', 'serraaberta'),
  organisation('Goldcoast Geodata', 'goldcoastgeo'),
  organisation('Quarry Lane Studio', 'quarrylane'),
  organisation('Sendero Libre', 'senderolibre'),
  organisation('Pathfinders of Pune', 'pathfinderspune'),
  organisation('Marsh & Mountain Weather', 'marshmountain'),
  organisation('Open Valley Library', 'openvalley'),
  organisation('Riftway Logistics', 'riftway'),
  organisation('Tussock Instruments', 'tussock'),
  organisation('Refuges du Vercoran', 'vercoran'),
  organisation('Bluestone Rail', 'bluestonerail'),
];

/** Mail of people on their own. None of these can exist (RFC 2606). */
export const mailDomains = [
  'postbox.example',
  'letters.example',
  'wanderpost.example',
  'mail.example',
  'ridgeline.example',
  'hutmail.invalid',
];
