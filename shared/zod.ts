/** The only door to zod: as everybody knows it, but with schemas that are built when they are first asked something. */
export * as z from './lazy-zod.ts';
