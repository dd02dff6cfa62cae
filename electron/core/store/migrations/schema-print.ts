/**
 * SHA-256 of the schema that a file of the latest version has (`schemaPrint` in ../ours.ts): nearly every file that is opened. To build
 * the schema for comparison takes 60 ms. test/store/migrate.test.ts says what it must be after a migration was added.
 */
export const latestSchemaPrint = '3a3e24204bed717805ee5d20fd4447ca3a80b24c9977204d3904443c5ef27cc3';
