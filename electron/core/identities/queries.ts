/** What other areas may use of identities. */
export { apartFrom, placeThere } from './apart.ts';
export { identityLinks } from './linking.ts';
export { sayTheSame } from './same.ts';
