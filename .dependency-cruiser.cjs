/**
 * Who may import whom (docs/architecture.md). Run by `npm run check`; test/unit/import-rules.test.ts plants a violation of
 * each rule and sees it found. dependency-cruiser 17 reads TypeScript only with typescript below 7 beside it: with 7 alone
 * it passes having looked at nothing, so the runner also asks for a number of modules well above zero.
 */

/** Small pure libraries (no Node, no DOM, no I/O) that shared/ may use besides zod. Say here why each one is there. */
const PURE_LIBRARIES = [
  'uuid', // v5 and v7 uids
  '@scure/bip39', // the words of a recovery phrase, and their checksum
];

/** Folders that are not areas: what every area stands on. */
const CORE_GROUND = ['store', 'keys'];
const WINDOW_GROUND = ['app', 'ui'];

const packages = (names) => `(^|/)node_modules/(${names.join('|')})/`;
const ELECTRON = ['(^|/)node_modules/electron/', '^electron$'];

/** What an area of core shows to the others: its queries, the fields of filters it brings, and what it asks the others to provide. */
const CORE_DOORS = '(queries|fields|providers)\\.ts$';
const WINDOW_DOORS = 'index\\.tsx?$';

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'A circle has no first file to read. Types count too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that leads nowhere hides what it would break. (Vite resolves ?url and the like itself.)',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\?[a-z]+$', '^electron$', '^node:', '^virtual:'] },
    },
    {
      name: 'shared-is-pure',
      comment: 'shared/ runs in the window, in core and in tests: only zod and small pure libraries.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', packages(PURE_LIBRARIES), packages(['zod'])] },
    },
    {
      name: 'zod-through-one-file',
      comment: 'shared/zod.ts hands out a zod that builds schemas later and never compiles them.',
      severity: 'error',
      from: { path: '^(electron|renderer|shared|test)/', pathNot: '^shared/lazy-zod\\.ts$' },
      to: { path: packages(['zod']) },
    },
    {
      name: 'core-without-electron',
      comment: 'Tests and the headless door host core too, so it is plain Node.',
      severity: 'error',
      from: { path: '^electron/core/' },
      to: { path: [...ELECTRON, '^electron/(?!core/)', '^renderer/'] },
    },
    {
      name: 'shell-knows-only-messages',
      comment: 'Main spawns core as a process. Of core it knows the types of the messages, nothing else.',
      severity: 'error',
      from: { path: '^electron/(?!core/|setup/)' },
      to: { path: ['^electron/core/(?!messages\\.ts$)', '^electron/setup/', '^renderer/'] },
    },
    {
      name: 'messages-are-types',
      comment: 'An import of a value would bundle core into main.',
      severity: 'error',
      from: { path: '^electron/(?!core/)' },
      to: { path: '^electron/core/messages\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'setup-stands-alone',
      comment: 'The preparation runs before there are packages.',
      severity: 'error',
      from: { path: '^electron/setup/' },
      to: { pathNot: '^electron/setup/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'window-without-electron',
      comment: 'The window is sandboxed: it knows the contract, not who fulfils it.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^electron/', ...ELECTRON] },
    },
    {
      name: 'window-without-node',
      comment: 'There is no Node in the window.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'window-without-schemas',
      comment:
        'Of the contract the window knows the types: all of zod would come along with one value. Words it needs lie in shared/domain.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^shared/(contract/|(lazy-)?zod\\.ts$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'core-areas-apart',
      comment: "An area uses another area's queries, its fields of filters or a domain function, never its inner files.",
      severity: 'error',
      from: { path: `^electron/core/(?!(?:${CORE_GROUND.join('|')})/)([^/]+)/` },
      to: { path: `^electron/core/(?!(?:${CORE_GROUND.join('|')}|$1)/)[^/]+/`, pathNot: CORE_DOORS },
    },
    {
      name: 'window-areas-apart',
      comment: 'An area of the window shows its index, never its inner files.',
      severity: 'error',
      from: { path: `^renderer/(?!(?:${WINDOW_GROUND.join('|')})/)([^/]+)/` },
      to: { path: `^renderer/(?!(?:${WINDOW_GROUND.join('|')}|$1)/)[^/]+/`, pathNot: WINDOW_DOORS },
    },
    {
      name: 'ui-knows-no-area',
      comment: 'Components in renderer/ui serve every area alike.',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: `^renderer/(?!(?:${WINDOW_GROUND.join('|')})/)[^/]+/` },
    },
    {
      name: 'no-test-code-in-the-app',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    moduleSystems: ['es6', 'cjs'],
  },
};
