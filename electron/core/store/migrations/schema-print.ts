/**
 * SHA-256 of the schema that a file of the latest version has (`schemaPrint` in ../ours.ts): nearly every file that is opened. To build
 * the schema for comparison takes 60 ms. test/store/migrate.test.ts says what it must be after a migration was added.
 */
export const latestSchemaPrint = 'be59fa7d124262bf5f8d740d7941e31d86130a185b022fafdf1ab8442ef0643b';
