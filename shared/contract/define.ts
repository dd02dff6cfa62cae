import type { z } from '../zod.ts';

export type ProcedureKind = 'query' | 'command' | 'job';

/** One capability of the application, as every door sees it. */
export interface Procedure<K extends ProcedureKind = ProcedureKind, I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: K;
  /** One sentence for `cairn help`. */
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** Uses integer keys that mean something only inside one window; not offered headless. */
  readonly windowOnly: boolean;
  /** Input fields that hold file names: the window may only name files granted by dialog, drop or command line. */
  readonly files: readonly string[];
  /** Why a command cannot be undone; `null` when it can. */
  readonly notUndoable: string | null;
  /** A job that goes on by itself after a restart. */
  readonly resumable: boolean;
  /** Input fields that are secrets: without a window they come as `--secret name=env:VAR` only. */
  readonly secrets: readonly string[];
}

interface Options {
  windowOnly?: boolean;
  files?: readonly string[];
  notUndoable?: string;
  resumable?: boolean;
  secrets?: readonly string[];
}

const procedure =
  <K extends ProcedureKind>(kind: K) =>
  <I extends z.ZodType, O extends z.ZodType>(summary: string, input: I, output: O, options: Options = {}): Procedure<K, I, O> => ({
    kind,
    summary,
    input,
    output,
    windowOnly: options.windowOnly ?? false,
    files: options.files ?? [],
    notUndoable: options.notUndoable ?? null,
    resumable: options.resumable ?? false,
    secrets: options.secrets ?? [],
  });

/** Reads. Runs in a reader thread on a connection that cannot write. */
export const query = procedure('query');
/** Writes, in one transaction. */
export const command = procedure('command');
/** Long work with progress and cancel. */
export const job = procedure('job');

export interface Area<P extends Record<string, Procedure> = Record<string, Procedure>> {
  readonly name: string;
  readonly procedures: P;
}

export function area<P extends Record<string, Procedure>>(name: string, procedures: P): Area<P> {
  return { name, procedures };
}

export type Input<P> = P extends Procedure<ProcedureKind, infer I, z.ZodType> ? z.output<I> : never;
/** What a caller passes: fields with a default may be left out. */
export type CallInput<P> = P extends Procedure<ProcedureKind, infer I, z.ZodType> ? z.input<I> : never;
export type Output<P> = P extends Procedure<ProcedureKind, z.ZodType, infer O> ? z.output<O> : never;

type OfKind<P extends Record<string, Procedure>, K extends ProcedureKind> = {
  [N in keyof P as P[N]['kind'] extends K ? N : never]: P[N];
};

/** The reading half of an area: forgetting one, or answering in another shape, is a compile error. */
export type QueryHandlers<A extends Area> = {
  [N in keyof OfKind<A['procedures'], 'query'>]: (input: Input<A['procedures'][N]>) => Output<A['procedures'][N]>;
};

/** The writing half. Each runs inside the transaction that the router opened. */
export type CommandHandlers<A extends Area, Context> = {
  [N in keyof OfKind<A['procedures'], 'command'>]: (input: Input<A['procedures'][N]>, context: Context) => Output<A['procedures'][N]>;
};

export type JobHandlers<A extends Area, Context> = {
  [N in keyof OfKind<A['procedures'], 'job'>]: (input: Input<A['procedures'][N]>, context: Context) => Promise<Output<A['procedures'][N]>>;
};

/** What a caller sees of an area: `api.contributors.list({...})`. */
export type Client<A extends Area> = {
  [N in keyof A['procedures']]: (input: CallInput<A['procedures'][N]>) => Promise<Output<A['procedures'][N]>>;
};
