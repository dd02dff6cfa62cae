/** What other areas may use of identities. */
export { identityLinks } from './linking.ts';
