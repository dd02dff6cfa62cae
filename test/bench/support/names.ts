/** Invented people with names as they occur: many given and family names, accents, several scripts, handles, work addresses. */

const given =
  `Aisha Albert Alejandra Alice Amara Ana Anders Andrea Anja Antonio Aoife Arjun Asel Astrid Ayşe Beatriz Bilal Björn Blanka Bogdan Carla Carlos
  Cécile Chen Chiara Chidi Claire Daan Dalia Damian Daniel Daria David Deepa Diego Dmitri Ebru Elena Elif Emil Emma Enrique Erik Esther Eszter
  Fatima Femi Filip Florian François Freya Gabriel Giulia Grace Gustavo Haruka Hana Hannah Hassan Héloïse Hiroshi Hugo Ibrahim Ida Igor Ines Ingrid
  Irena Isaac Ivan Jakub Jan Jana Javier Jean Jiří João Johan Joanna Jonas José Julia Jürgen Kaan Karim Katarzyna Keiko Kemal Khalid Kofi Kwame
  Lars Laura Léa Leila Lena Lin Linnéa Łukasz Luca Lucía Magda Mahmoud Maja Malik Marek María Marta Martin Mateo Matteo Mehmet Mei Mia Michał
  Miguel Mika Milan Minh Mira Mohamed Nadia Naomi Natalia Ngozi Niamh Nikolai Nina Noah Noor Olga Oliver Omar Oskar Paolo Pedro Petra Pierre
  Piotr Priya Rafael Rania Ravi Ricardo Robert Rosa Ruth Sakura Samir Samuel Sanjay Sara Selin Şebnem Sergei Shreya Signe Simon Sofia Søren Stefan
  Sunita Sven Svetlana Tariq Tatiana Thandi Theo Thomas Tomáš Tomasz Ulrike Uma Valentina Vera Victor Viktor Wanjiru Wei William Xin Yara Yasmin
  Yevgenia Yuki Yusuf Zainab Zoë Zofia Юлия Андрей Ольга 美咲 健太`.split(/\s+/);

const family =
  `Abebe Acharya Adeyemi Aguilar Ahlgren Akhtar Albrecht Almeida Andersson Araújo Arslan Asante Bakker Banerjee Baptista Barbieri Bauer Becker Bello
  Benítez Berg Bergström Bianchi Blanchard Bondarenko Borges Bosch Botha Bouchard Brandt Breznik Bukowski Calderón Carvalho Castillo Çelik Chaudhry
  Chevalier Christensen Cohen Colombo Costa Coulibaly Czerny Dąbrowski Dahl Daneshvar Davidsen Delacroix Demir Desai Diallo Díaz Dijkstra Dimitrov
  Doğan Dombrovski Dubois Dumont Eriksen Espinoza Evans Farkas Fernández Ferrari Fischer Fjeld Fontaine Forsberg Fournier Franco Friedman Fujita
  Gallagher Garcia Gashi Gebre Georgiou Ghosh Girard Goldberg González Gruber Gunnarsson Gupta Haddad Hägglund Hakimi Halvorsen Hansen Hartmann
  Hashimoto Hayashi Heikkinen Hendriks Hernández Herzog Hoffmann Holm Horvat Hosseini Huang Hughes Ibáñez Inoue Ivanov Jablonski Jensen Jiménez
  Johansson Kaplan Karlsen Kato Kaur Keller Khan Kim Kimura Kiplagat Kishimoto Knežević Kobayashi Koch Kowalczyk Kozlov Krüger Kumar Kuznetsov
  Lambert Larsen Laurent Lefèvre Leroy Lindqvist Lombardi López Lundgren Mahlangu Malik Mancini Marchetti Marković Martínez Mbeki Medina Mehta
  Mensah Meyer Mikkelsen Molina Moreau Moretti Mukherjee Müller Murphy Mwangi Nagy Nakamura Navarro Ndlovu Nguyen Nielsen Nilsson Novák Nowak
  Obi Ødegaard Okafor Okonkwo Olsen Omondi Ortega Osei Özdemir Papadopoulos Park Patel Pavlović Pereira Petrov Pfeiffer Phillips Popescu Prieto
  Quintana Ramírez Rasmussen Reddy Reyes Ricci Richter Riis Rivera Rodrigues Romano Rossi Roux Ruiz Saito Salazar Sánchez Santoro Sato Schäfer
  Schmidt Schneider Schröder Shah Sharma Shevchenko Silva Simões Singh Škoda Smirnov Sokolov Sørensen Sousa Steiner Stojanović Suárez Suzuki
  Świątek Szabó Takahashi Tan Tanaka Teixeira Thapa Tóth Tran Traoré Tremblay Valdés Varga Vasquez Verma Villanueva Virtanen Vogel Volkov Wagner
  Wang Weber Weiss Wierzbicki Winkler Wójcik Wolff Wong Yamamoto Yang Yılmaz Yoshida Zając Zhang Zhou Ziegler Zimmermann Иванова Мельник 田中 鈴木`.split(
    /\s+/,
  );

const providers = ['postbox.example', 'mail.example', 'letters.example', 'inbox.test', 'webmail.test'];
const organisations =
  `acorn alderbrook arclight basalt birch bluefin boulder brightwater candela cedarline cinder cloudberry copperleaf cormorant cypress driftwood
  ember fernhill fjordtech foxglove granite greywater harbourline hazelworks heron ironwood juniper kestrel lantern larkspur limestone maplegrove
  meridian millstone moorland nettle northwind oakum obsidian osprey pebble pinewood quarry quillworks rookery rowan saltmarsh sandpiper sequoia
  silverbirch slate sparrow stonecrop tamarack thistle tidewater umbra vesper walnut waxwing willow wren yarrow`
    .split(/\s+/)
    .flatMap((name) => [`${name}.example`, `${name}.test`]);

export interface Person {
  name: string;
  handle: string;
  address: string;
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ł/gi, 'l')
    .replace(/ø/gi, 'o')
    .replace(/ı/g, 'i')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

export const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T;

/** Person number `n`: the number is part of the handle and address, so that no two share one. */
export function inventPerson(n: number, random: () => number): Person {
  const first = pick(given, random);
  const last = pick(family, random);
  const short = plain(first) || 'user';
  const long = plain(last) || 'name';
  const handle =
    pick([`${short}${long}`, `${short.charAt(0)}${long}`, `${short}-${long}`, `${long}${short.charAt(0)}`], random) + String(n);
  const form = random();
  const domain = random() < 0.55 ? pick(providers, random) : pick(organisations, random);
  const local = form < 0.5 ? `${short}.${long}.${n}` : form < 0.8 ? `${short.charAt(0)}${long}${n}` : handle;
  const name = random() < 0.06 ? handle : random() < 0.08 ? `${first} ${pick(given, random)} ${last}` : `${first} ${last}`;
  return { name, handle, address: `${local}@${domain}` };
}

const verbs =
  'Add Allow Avoid Bring Check Clean Convert Correct Describe Drop Extend Fix Handle Improve Keep Let Make Move Prefer Reduce Refuse Remove Rename Replace Show Simplify Skip Speed Split Stop Support Test Update Use'.split(
    ' ',
  );
const things =
  'the build cache,the release notes,the parser,error messages,the export dialog,the sign-in page,the timeline,dark mode,time zones,translations,the search index,the sidebar,keyboard focus,the audit log,retry logic,the settings page,long file names,empty lists,the merge view,the upload queue,link previews,the mobile layout,the changelog,the contributor guide,the test fixtures,rate limits,old migrations,the tokenizer,page titles,table sorting'.split(
    ',',
  );
const details = [
  '',
  '',
  '',
  ' on Windows',
  ' for guests',
  ' when offline',
  ' in the background',
  ' after a restart',
  ' without a network',
  ' (follow-up)',
  ', part 2',
  ' as documented',
];

/** A title as commits have them. */
export const inventTitle = (random: () => number): string => `${pick(verbs, random)} ${pick(things, random)}${pick(details, random)}`;

/**
 * Who signs at a point of a history (0: its beginning, 1: its end). As in git's own, where 3,000 commits in a row have some
 * 170 authors: a few dozen regulars, who come and go over the years, write most of it, and the others pass by.
 */
export function signerAt(people: readonly Person[], point: number, random: () => number): Person {
  const regular = random() < 0.85;
  const width = regular ? 0.4 : 0.06;
  const place = Math.min(0.999, Math.max(0, point + (random() - 0.5) * width));
  const step = regular ? Math.max(1, Math.floor(people.length / 100)) : 1;
  return people[Math.floor((place * people.length) / step) * step] as Person;
}
