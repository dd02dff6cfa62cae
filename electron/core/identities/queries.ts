/** What other areas may use of identities. */
export { answersBetween, apartFrom } from './apart.ts';
export { identityLinks } from './linking.ts';
