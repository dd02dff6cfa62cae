/**
 * SHA-256 of the schema that a file of the latest version has (`schemaPrint` in ../ours.ts): nearly every file that is opened. To build
 * the schema for comparison takes 60 ms. test/store/migrate.test.ts says what it must be after a migration was added.
 */
export const latestSchemaPrint = 'b8f41eb5c4bfaf92d52f8b43ef9bf0bb913f78f53110e4d476bd7279e6a3b04d';
