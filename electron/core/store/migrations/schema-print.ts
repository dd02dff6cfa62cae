/**
 * SHA-256 of the schema that a file of the latest version has (`schemaPrint` in ../ours.ts): nearly every file that is opened. To build
 * the schema for comparison takes 60 ms. test/store/migrate.test.ts says what it must be after a migration was added.
 */
export const latestSchemaPrint = '35543880f85516460c0f01abaf6c92ca36d059415aee3fe1457a599e5fe97252';
