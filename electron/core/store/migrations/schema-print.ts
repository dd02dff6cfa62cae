/**
 * SHA-256 of the schema that a file of the latest version has (`schemaPrint` in ../ours.ts): nearly every file that is opened. To build
 * the schema for comparison takes 60 ms. test/store/migrate.test.ts says what it must be after a migration was added.
 */
export const latestSchemaPrint = '145787c1db4d66cd0fc6c9c28a49bd0cbd4c0d58f64e5bc9caca42164b59ebb8';
