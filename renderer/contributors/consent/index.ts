export { Consent } from './Consent.tsx';
export { ConsentForm, type ConsentSaid } from './ConsentForm.tsx';
export { ConsentSign } from './ConsentSign.tsx';
