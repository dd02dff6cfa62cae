/** What the words over a column say about what is in it, in English, German, French, Spanish and Portuguese. Pure. */
import { fold } from '../identities/fold.ts';

/** What a column can hold of what Cairn knows. */
export const tableFields = [
  'name',
  'givenName',
  'familyName',
  'email',
  'username',
  'affiliation',
  'jobTitle',
  'location',
  'country',
  'timeZone',
  'language',
  'pronouns',
  'shirtSize',
  'orcid',
  'website',
  'tags',
  'note',
  'date',
  'firstActive',
  'lastActive',
  'contributions',
  'personKind',
  'activityKind',
  'activityTitle',
  'activityLink',
] as const;
export type TableField = (typeof tableFields)[number];

export const platforms = [
  'github',
  'gitlab',
  'codeberg',
  'forgejo',
  'gitea',
  'bitbucket',
  'discourse',
  'discord',
  'slack',
  'matrix',
  'mastodon',
  'twitter',
  'linkedin',
  'telegram',
  'irc',
  'osgeo',
] as const;
export type Platform = (typeof platforms)[number];

/** `platform`: where a username is from, when the head says so. */
export interface Meaning {
  field: TableField;
  platform: Platform | null;
}

/** Separated by commas. A head means a field when it holds all words of one of them, beside each other. */
const phrases: Record<TableField, string> = {
  name: 'name, full name, display name, real name, person, contributor, author, committer, participant, attendee, speaker, member, vollständiger name, anzeigename, teilnehmer, mitglied, autor, nom complet, nom et prénom, prénom et nom, participant, membre, auteur, nombre completo, nombre y apellidos, participante, miembro, ponente, nome completo, participante, membro, palestrante',
  givenName: 'first name, given name, forename, vorname, prénom, nombre, nombre de pila, primeiro nome, nome próprio',
  familyName: 'last name, family name, surname, nachname, familienname, nom, nom de famille, apellido, apellidos, sobrenome, apelido',
  email:
    'email, e mail, mail, email address, e mail address, mail address, contact email, emailadresse, e mail adresse, mailadresse, courriel, adresse mail, adresse email, adresse électronique, correo, correo electrónico, dirección de correo, correio, correio eletrónico, correio eletrônico, endereço de email',
  username:
    'username, user name, user, login, handle, nick, nickname, nickname, account, id, user id, benutzername, benutzer, konto, spitzname, nom d utilisateur, identifiant, pseudo, compte, usuario, nombre de usuario, cuenta, apodo, usuário, utilizador, nome de usuário, nome de utilizador, conta',
  affiliation:
    'affiliation, organisation, organization, org, company, employer, institution, university, firma, unternehmen, arbeitgeber, einrichtung, universität, hochschule, organisme, entreprise, société, employeur, établissement, université, organización, empresa, institución, universidad, afiliación, organização, instituição, universidade, afiliação',
  jobTitle:
    'title, job title, role, position, job, occupation, titel, rolle, funktion, beruf, stelle, berufsbezeichnung, titre, fonction, poste, rôle, profession, cargo, título, puesto, rol, profesión, função, papel, profissão',
  location:
    'location, city, town, place, locality, region, ort, stadt, wohnort, standort, lieu, ville, localisation, domicile, lugar, ciudad, ubicación, localidad, local, cidade, localização',
  country: 'country, nation, country of residence, land, staat, pays, país, nação',
  timeZone: 'time zone, timezone, tz, utc offset, zeitzone, fuseau horaire, fuseau, zona horaria, huso horario, fuso horário, fuso',
  language:
    'language, languages, preferred language, mother tongue, sprache, sprachen, muttersprache, langue, langues, idioma, idiomas, lengua, língua, línguas',
  pronouns: 'pronouns, pronoun, pronomen, pronom, pronoms, pronombre, pronombres, pronome, pronomes',
  shirtSize:
    't shirt size, tshirt size, t shirt, tshirt, shirt size, shirt, size, grösse, größe, t shirt grösse, t shirt größe, shirtgröße, taille, taille de t shirt, talla, talla de camiseta, camiseta, tamanho, tamanho da camiseta, tamanho da t shirt',
  orcid: 'orcid, orcid id, orcid link',
  website:
    'website, web site, homepage, home page, url, blog, profile, web, link, webseite, profil, site web, site, lien, página web, sitio web, enlace, perfil, página, ligação',
  tags: 'tags, tag, labels, label, groups, group, categories, category, keywords, schlagwort, schlagworte, gruppe, gruppen, kategorie, étiquette, étiquettes, groupe, groupes, catégorie, etiqueta, etiquetas, grupo, grupos, categoría, categoria',
  note: 'note, notes, comment, comments, remark, remarks, notiz, notizen, bemerkung, bemerkungen, kommentar, anmerkung, commentaire, commentaires, remarque, remarques, nota, notas, comentario, comentarios, observaciones, comentário, comentários, observações',
  date: 'date, day, when, timestamp, time, datum, tag der, wann, zeitstempel, date de, jour, horodatage, fecha, día, marca temporal, data, dia, quando',
  firstActive:
    'first active, first seen, first activity, first contribution, joined, join date, member since, erste aktivität, mitglied seit, première activité, membre depuis, primera actividad, miembro desde, primeira atividade, membro desde',
  lastActive:
    'last active, last seen, last activity, last contribution, zuletzt aktiv, letzte aktivität, dernière activité, última actividad, última atividade',
  contributions: 'contributions, contribution count, commits, beiträge, contributions, contribuciones, contribuições',
  personKind: 'kind, person kind, bot',
  activityKind:
    'type, activity, activity type, type of activity, kind of activity, contribution type, type of contribution, art, art des beitrags, tätigkeit, aktivität, activité, type d activité, type de contribution, actividad, tipo, tipo de actividad, tipo de contribución, atividade, tipo de atividade, tipo de contribuição',
  activityTitle:
    'activity title, talk, talk title, session, session title, subject, topic, description, summary, betreff, thema, vortrag, beschreibung, sujet, thème, intitulé, description, asunto, tema, charla, descripción, assunto, palestra, descrição',
  activityLink:
    'activity link, activity url, talk link, talk url, video, video link, slides, issue, pull request, pr, merge request, evidence, nachweis, beleg, preuve, prueba, comprovativo',
};

/** `ß` and `ü` as `fold` writes them; signs between words are spaces; words in camelCase come apart. */
export const headWords = (head: string): string =>
  fold(head.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Phrases {
  /** Longest first, so that "activity title" is not taken for a title. */
  all: readonly { words: string; field: TableField }[];
  /** Where two fields share a word, the one named first in `tableFields` has it. */
  exact: ReadonlyMap<string, TableField>;
}

let built: Phrases | null = null;

/** Built when first asked for: folding 400 phrases takes a few milliseconds, which no start is to wait for. */
function known(): Phrases {
  if (built) return built;
  const all = tableFields.flatMap((field) => phrases[field].split(',').map((phrase) => ({ words: headWords(phrase), field })));
  const exact = new Map(all.toReversed().map(({ words, field }) => [words, field]));
  built = { all: all.sort((a, b) => b.words.length - a.words.length), exact };
  return built;
}

const names: Record<string, Platform> = { gh: 'github', gl: 'gitlab', fediverse: 'mastodon' };

function platformIn(words: readonly string[]): Platform | null {
  for (const word of words) {
    const plain = word.replace(/(username|user|login|handle|id)$/, '');
    const found =
      platforms.find((platform) => platform === word || platform === plain) ?? (Object.hasOwn(names, word) ? names[word] : undefined);
    if (found) return found;
  }
  return null;
}

const postal =
  /\b(address|adresse|anschrift|street|strasse|morada|endereco|direccion|domicilio|zip|postcode|postal|plz|postleitzahl|cep)\b/;

/** Whether a head, as `headWords` gives it, is over postal addresses or parts of them; e-mail addresses are not. */
const isPostal = (said: string): boolean =>
  postal.test(said) && !/\b(e ?mail|mail|courriel|electronique|correo|correio|electronico|eletronico|ip|web)\b/.test(said);

/** What the head of a column means, or `null` when its words say nothing Cairn knows. */
export function meaningOf(head: string): Meaning | null {
  const said = headWords(head);
  // The address of a picture is no address of a person.
  if (said === '' || /\b(avatar|photo|image|picture|bild|foto)\b/.test(said)) return null;
  // Where somebody lives is kept encrypted; out of a table it would stand in clear.
  if (isPostal(said)) return null;
  const { all, exact } = known();
  const whole = exact.get(said);
  // GitHub and GitLab are one word although they are written like two.
  const platform = platformIn([...fold(head).split(/[^\p{L}\p{N}]+/u), ...said.split(' ')]);
  if (whole && whole !== 'username') return { field: whole, platform: null };
  const found = whole ?? all.find((phrase) => ` ${said} `.includes(` ${phrase.words} `))?.field;
  // "GitHub profile" and "GitHub" hold an account; "GitHub e-mail" an address.
  if (platform && (found === undefined || found === 'username' || found === 'website' || found === 'name'))
    return { field: 'username', platform };
  return found ? { field: found, platform: null } : null;
}
