/** Forked by test/unit/runtime.test.ts: says what it runs in. The annotation has to be stripped for it to run at all. */
const argument: string = 'stripped';
process.send?.({ electron: process.versions.electron, argument });
