import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../../shared/domain/tables/mapping.ts';

describe('the words over a column', () => {
  it.each([
    ['Name', 'name'],
    ['Full Name', 'name'],
    ['Vorname', 'givenName'],
    ['Nachname', 'familyName'],
    ['E-Mail-Adresse', 'email'],
    ['adresse électronique', 'email'],
    ['Correo electrónico', 'email'],
    ['contact_email', 'email'],
    ['emailAddress', 'email'],
    ['Firma', 'affiliation'],
    ['Employeur', 'affiliation'],
    ['Universidad', 'affiliation'],
    ['Job Title', 'jobTitle'],
    ['Cargo', 'jobTitle'],
    ['Stadt', 'location'],
    ['locality', 'location'],
    ['E-mail address', 'email'],
    ['Adresse électronique', 'email'],
    ['Pays', 'country'],
    ['País', 'country'],
    ['Zeitzone', 'timeZone'],
    ['Fuso horário', 'timeZone'],
    ['Langue', 'language'],
    ['Pronomes', 'pronouns'],
    ['T-shirt size', 'shirtSize'],
    ['T-Shirt-Größe', 'shirtSize'],
    ['ORCID', 'orcid'],
    ['Website', 'website'],
    ['Etiquetas', 'tags'],
    ['Bemerkung', 'note'],
    ['Fecha', 'date'],
    ['Art des Beitrags', 'activityKind'],
    ['Talk title', 'activityTitle'],
    ['Talk URL', 'activityLink'],
    ['Last active', 'lastActive'],
    ['Contributions', 'contributions'],
  ])('%j mean %s', (head, field) => {
    expect(meaningOf(head)).toEqual({ field, platform: null });
  });

  it.each([
    ['GitHub', 'github'],
    ['GitHub username', 'github'],
    ['github_login', 'github'],
    ['GitLab-Benutzername', 'gitlab'],
    ['githubUsername', 'github'],
    ['osgeo_id', 'osgeo'],
    ['Nom d’utilisateur Mastodon', 'mastodon'],
    ['Usuario de Telegram', 'telegram'],
    ['GitHub profile', 'github'],
  ])('%j mean an account at %s', (head, platform) => {
    expect(meaningOf(head)).toEqual({ field: 'username', platform });
  });

  it.each(['', '  ', 'xyzzy', '42', '???', 'avatar_url', 'Profile picture'])('%j say nothing', (head) => {
    expect(meaningOf(head)).toBeNull();
  });

  it('an address is one whatever platform it is from', () => {
    expect(meaningOf('GitHub e-mail')).toEqual({ field: 'email', platform: null });
  });
});

it.each([
  'Address',
  'Postal address',
  'Home address',
  'Shipping Address',
  'Address line 1',
  'Adresse',
  'Anschrift',
  'Adresse postale',
  'Morada',
  'Endereço',
  'PLZ',
  'ZIP code',
])('%s is where somebody lives, which no column takes in clear', (head) => {
  expect(meaningOf(head)).toBeNull();
});
