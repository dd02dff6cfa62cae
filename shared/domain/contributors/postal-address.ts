/** Where a parcel goes. Pure; what each country prints where is left to the person who writes it. */
import { countryOf } from '../tables/countries.ts';

export interface PostalAddress {
  /** On the parcel. */
  name: string;
  /** Street and number, and whatever else stands above the town. */
  lines: string[];
  postcode: string;
  city: string;
  region: string;
  /** ISO 3166-1, two letters. */
  country: string;
  /** For customs and the carrier. */
  phone: string;
}

/** Tidied up, with the country as its code, or what is wrong, in words. */
export function checkPostalAddress(given: PostalAddress): { address: PostalAddress } | { problem: string } {
  const one = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const address: PostalAddress = {
    name: one(given.name),
    lines: given.lines.map(one).filter((line) => line !== ''),
    postcode: one(given.postcode),
    city: one(given.city),
    region: one(given.region),
    country: countryOf(given.country) ?? '',
    phone: one(given.phone),
  };
  if (address.name === '') return { problem: 'A parcel needs a name on it.' };
  if (address.lines.length === 0) return { problem: 'An address needs a line with the street, or what stands for it.' };
  if (address.country === '')
    return {
      problem: given.country.trim() === '' ? 'An address needs a country.' : `No country is called "${one(given.country).slice(0, 60)}".`,
    };
  return { address };
}

/** As it is written on a parcel, line by line; the country by its English name. */
export function addressLines({ name, lines, postcode, city, region, country, phone }: PostalAddress): string[] {
  const town = [postcode, city].filter((part) => part !== '').join(' ');
  const land = new Intl.DisplayNames(['en'], { type: 'region' }).of(country) ?? country;
  return [name, ...lines, town, region, land, phone === '' ? '' : `Phone ${phone}`].filter((line) => line !== '');
}
