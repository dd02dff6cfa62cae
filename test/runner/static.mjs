import { collectChild } from '../../electron/setup/child.mjs';
import { inProject, projectFolder } from '../../electron/setup/paths.mjs';
import { longFiles } from './length.mjs';

/** @typedef {import('../run.mjs').Stage} Stage */
/** @typedef {import('../run.mjs').Outcome} Outcome */

/** What the import rules look at. */
const CRUISED = ['electron', 'renderer', 'shared', 'test'];
/** dependency-cruiser passes in silence when it cannot read TypeScript; a handful of modules means just that. */
const FEWEST_MODULES = 20;

/** @returns {Promise<Outcome>} */
async function tool(/** @type {string} */ script, /** @type {string[]} */ args) {
  const { code, output } = await collectChild(process.execPath, [inProject('node_modules', script), ...args], { cwd: projectFolder });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
}

const types = () => tool('typescript/bin/tsc', ['--noEmit', '--pretty']);
const lint = () => tool('@biomejs/biome/bin/biome', ['check', '--colors=off', '--max-diagnostics=200', '.']);

/** @returns {Promise<Outcome>} */
async function imports() {
  const cli = inProject('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const { code, output } = await collectChild(process.execPath, [cli, ...CRUISED], { cwd: projectFolder });
  const modules = Number(/\((\d+) modules/.exec(output)?.[1] ?? /, (\d+) modules/.exec(output)?.[1] ?? 0);
  if (code !== 0) return { passed: 0, failed: 1, output };
  if (modules < FEWEST_MODULES)
    return { passed: 0, failed: 1, output: `${output}\nOnly ${modules} modules were read: the check is blind.` };
  return { passed: 1, failed: 0, note: `${modules} modules` };
}

/** @returns {Promise<Outcome>} */
async function length() {
  const { tooLong, overHabit } = longFiles();
  const note = overHabit.length > 0 ? `${overHabit.length} over 150 lines` : '';
  if (tooLong.length === 0) return { passed: 1, failed: 0, note };
  return { passed: 0, failed: 1, note, output: tooLong.map(({ file, lines }) => `${file}: ${lines} lines, 400 at most`).join('\n') };
}

/** @type {Stage[]} */
export const staticStages = [
  { name: 'types', run: types, together: true },
  { name: 'lint', run: lint, together: true },
  { name: 'length', run: length, together: true },
  { name: 'imports', run: imports, together: true },
];
