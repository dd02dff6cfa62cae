/**
 * SHA-256 of the schema that a file of the latest version has (`schemaPrint` in ../ours.ts): nearly every file that is opened. To build
 * the schema for comparison takes 60 ms. test/store/migrate.test.ts says what it must be after a migration was added.
 */
export const latestSchemaPrint = 'bdd19aef0f050ae147bca919210d23de1e3af361d26ecdff5222511a5497d2ea';
