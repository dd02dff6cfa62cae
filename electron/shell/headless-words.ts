/** The words after `cairn`: what they ask for, or what is wrong with them. Plain Node, so that tests need no Electron. */
import { resolve } from 'node:path';
import type { Procedure } from '../../shared/contract/define.ts';
import { findProcedure } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import { checkInput } from './input.ts';

export interface HeadlessCall {
  name: string;
  procedure: Procedure;
  input: Record<string, unknown>;
  /** Absolute; `null` when none was named. */
  workspace: string | null;
  /** The recovery phrase that unlocks the workspace first; `null` when none was named. */
  phrase: string | null;
}

export type Asked = 'help' | HeadlessCall;

const USAGE =
  "Write: cairn <area.procedure> ['<JSON input>'] [--workspace <file.cairn>] [--secret phrase=env:<VARIABLE>]. `cairn help` lists everything.";
const HELP = new Set(['help', '--help', '-h']);

const misspelt = (message: string) => new AppError('invalid_input', `${message} ${USAGE}`);

/** Throws `invalid_input` for anything misspelt. Relative file names are resolved against `folder`. */
export function readWords(words: readonly string[], folder: string, env: Readonly<Record<string, string | undefined>> = {}): Asked {
  const { plain, workspaces, secrets: named } = sort(words);
  const [name, json, more] = plain;
  if (name === undefined) throw misspelt('Nothing was asked for.');
  if (HELP.has(name)) return 'help';
  const procedure = findProcedure(name);
  if (!procedure) throw misspelt(`There is no "${name}".`);
  if (more !== undefined) throw misspelt(`"${more}" is one word too many; is the input in quotes?`);
  if (workspaces.length > 1) throw misspelt('Only one --workspace can be named.');
  const input = resolveFiles(readInput(json), procedure, folder);
  for (const field of procedure.secrets)
    if (field in input) throw misspelt(`The ${field} comes as --secret ${field}=env:<VARIABLE>, never as an argument.`);
  const secrets = readSecrets(named, procedure, env);
  const { phrase = null, ...others } = secrets;
  const isItsOwn = procedure.secrets.includes('phrase');
  return {
    name,
    procedure,
    input: { ...input, ...(isItsOwn ? secrets : others) },
    phrase: isItsOwn ? null : phrase,
    workspace: workspaces[0] === undefined ? null : resolve(folder, workspaces[0]),
  };
}

/**
 * `phrase=env:VAR` names a variable, because everybody on a computer may read the arguments of a program. The recovery phrase unlocks
 * the workspace for any procedure; what else a procedure takes is its own.
 */
function readSecrets(
  named: readonly string[],
  procedure: Procedure,
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const secrets: Record<string, string> = {};
  for (const one of named) {
    const [, field = '', variable = ''] = /^([A-Za-z]+)=env:([A-Za-z_][A-Za-z0-9_]*)$/.exec(one) ?? [];
    if (field === '') throw misspelt('A secret is named as --secret phrase=env:<VARIABLE>.');
    if (field !== 'phrase' && !procedure.secrets.includes(field)) throw misspelt(`Nothing here takes the secret "${field}".`);
    const value = env[variable];
    if (value === undefined || value === '') throw misspelt(`The variable ${variable} is not set.`);
    secrets[field] = value;
  }
  return secrets;
}

/** The options may stand anywhere, as `--workspace file` or `--workspace=file`. */
function sort(words: readonly string[]): { plain: string[]; workspaces: string[]; secrets: string[] } {
  const plain: string[] = [];
  const workspaces: string[] = [];
  const secrets: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || HELP.has(word)) {
      plain.push(word);
      continue;
    }
    const [, option = word, inline] = /^(--[a-z]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
    if (option !== '--workspace' && option !== '--secret') throw misspelt(`There is no option "${option}".`);
    const value = inline ?? words[++at];
    if (!value) throw misspelt(`${option} needs a value.`);
    (option === '--secret' ? secrets : workspaces).push(value);
  }
  return { plain, workspaces, secrets };
}

function readInput(json: string | undefined): Record<string, unknown> {
  if (json === undefined) return {};
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch {
    throw misspelt('The input is not JSON.');
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw misspelt('The input must be a JSON object.');
  checkInput(input);
  return input as Record<string, unknown>;
}

function resolveFiles(input: Record<string, unknown>, procedure: Procedure, folder: string): Record<string, unknown> {
  const resolved = { ...input };
  for (const field of procedure.files) {
    const name = resolved[field];
    // An empty name stays empty, for the procedure to refuse; resolved, it would become the folder itself.
    if (typeof name === 'string' && name !== '') resolved[field] = resolve(folder, name);
  }
  return resolved;
}
