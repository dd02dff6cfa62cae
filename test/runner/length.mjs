import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inProject, projectFolder } from '../../electron/setup/paths.mjs';

const FOLDERS = ['electron', 'renderer', 'shared', 'test'];
const SOURCE = /\.(ts|tsx|mjs|cjs|css)$/;
const LIMIT = 400;
const HABIT = 150;

/** Every source file of ours, as a path inside the checkout. */
export const sourceFiles = () =>
  FOLDERS.filter((folder) => existsSync(inProject(folder))).flatMap((folder) =>
    readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
      .map((entry) => relative(projectFolder, join(entry.parentPath, entry.name))),
  );

const linesIn = (/** @type {string} */ file) => readFileSync(inProject(file), 'utf8').replace(/\n$/, '').split('\n').length;

/** Files over the limit, and those over the habit of 150, longest first. */
export function longFiles() {
  const sized = sourceFiles()
    .map((file) => ({ file, lines: linesIn(file) }))
    .sort((a, b) => b.lines - a.lines);
  return { tooLong: sized.filter(({ lines }) => lines > LIMIT), overHabit: sized.filter(({ lines }) => lines > HABIT) };
}
