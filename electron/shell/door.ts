/** The window's door, seen from main: what may pass is looked at here, and then answered by main itself or by the core. */
import type { BridgeAnswer } from '../../shared/bridge.ts';
import { findProcedure } from '../../shared/contract/index.ts';
import { AppError, toErrorValue } from '../../shared/errors.ts';
import type { Fault } from '../../shared/fault.ts';
import type { Grants } from './grants.ts';
import { checkInput } from './input.ts';
import type { LogFile } from './log.ts';

interface Situation {
  grants: Grants;
  log: LogFile;
  /** `shell.*` */
  answerShell(name: string, input: unknown): Promise<unknown>;
  callCore(procedure: string, input: unknown, minSeq: number | undefined): Promise<BridgeAnswer>;
}

export type Door = (procedure: unknown, input: unknown, minSeq: unknown) => Promise<BridgeAnswer>;

const SHELL = 'shell.';

/** Every failure is a value; nothing is thrown at the window. */
export function windowDoor(situation: Situation): Door {
  return async (procedure, input, minSeq) => {
    try {
      return await pass(situation, procedure, input, minSeq);
    } catch (error) {
      if (!(error instanceof AppError)) {
        console.error(error);
        situation.log.note('door', error);
      }
      return { ok: false, error: toErrorValue(error) };
    }
  };
}

async function pass(situation: Situation, name: unknown, input: unknown, minSeq: unknown): Promise<BridgeAnswer> {
  const procedure = typeof name === 'string' ? findProcedure(name) : undefined;
  if (!procedure || typeof name !== 'string') throw new AppError('not_found', 'This Cairn cannot do that.');
  checkInput(input);
  const isShown = name === 'shell.showFile' && situation.grants.mayShow((input as { path?: unknown } | null)?.path);
  if (!isShown) situation.grants.check(procedure, input);
  if (name.startsWith(SHELL)) return { ok: true, value: await situation.answerShell(name.slice(SHELL.length), input), seq: 0 };
  const answer = await situation.callCore(name, input, Number.isSafeInteger(minSeq) ? (minSeq as number) : undefined);
  const fault = answer.ok ? undefined : (answer.error.details?.fault as Fault | undefined);
  if (fault) situation.log.noteFault(name, fault);
  if (answer.ok && name === 'workspace.backups') grantBackups(situation.grants, answer.value);
  return answer;
}

/** Backups that the core found beside a granted file may be opened too: a screen about a damaged file offers them. */
function grantBackups(grants: Grants, value: unknown): void {
  const { backups } = value as { backups?: { path: string }[] };
  for (const { path } of backups ?? []) grants.grant(path);
}
