/** What other areas may use of identities. */
export { apartFrom, placeOf } from './apart.ts';
export { identityLinks } from './linking.ts';
export { sayTheSame } from './same.ts';
