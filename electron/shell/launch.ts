/** What this start was asked to do, read from the command line and the environment. Plain Node, so that tests need no Electron. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Launch {
  /** The words after `cairn`, and the folder that relative names start from; `null` for a start with a window. */
  headless: { words: string[]; folder: string } | null;
  /** Absolute paths of workspaces or clones to open in the window. */
  paths: string[];
}

export interface LaunchSituation {
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  folder: string;
  /** A packaged app has no project folder among its arguments. */
  packaged: boolean;
}

const HEADLESS = '--headless';

/**
 * The words travel in CAIRN_ARGV (a JSON array) where a launcher can set it, because Chromium takes what looks like one of its
 * switches from the command line; the packaged app takes them from behind `--headless`.
 */
export function readLaunch({ argv, env, folder, packaged }: LaunchSituation): Launch {
  if (env.CAIRN_ARGV !== undefined) {
    return { headless: { words: wordsOf(env.CAIRN_ARGV), folder: env.CAIRN_CWD ?? folder }, paths: [] };
  }
  const at = argv.indexOf(HEADLESS);
  if (at >= 0) return { headless: { words: argv.slice(at + 1), folder: env.CAIRN_CWD ?? folder }, paths: [] };
  return { headless: null, paths: pathsOf(argv, folder, packaged) };
}

/** The files and folders among the arguments of a start, absolute. Switches belong to Chromium and are passed over. */
export function pathsOf(argv: readonly string[], folder: string, packaged: boolean): string[] {
  const plain = argv.slice(1).filter((argument) => argument !== '' && !argument.startsWith('-'));
  return (packaged ? plain : plain.slice(1)).map((argument) => absolute(argument, folder));
}

/** File managers hand over `file:` addresses, people hand over names. */
function absolute(argument: string, folder: string): string {
  if (!argument.startsWith('file://')) return resolve(folder, argument);
  try {
    return fileURLToPath(argument);
  } catch {
    return resolve(folder, argument);
  }
}

/** A launcher that garbles the words gets the same answer as one that sends none. */
function wordsOf(json: string): string[] {
  try {
    const words: unknown = JSON.parse(json);
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : [];
  } catch {
    return [];
  }
}
