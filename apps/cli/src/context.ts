import type { Clock } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import type { Environment } from '#runtime/env.js';
import type { Output } from './output/output.js';

/** Standard input, which may be a terminal. */
export type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** What a command is given by the process it runs in. */
export interface Context {
  readonly env: Environment;
  readonly stdin: Input;
  readonly output: Output;
  /** Aborts, with an Interrupted as its reason, when the command is to end. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly random: Random;
  /** The process that started this one and waits until it is ready, such as the demo. */
  readonly parent?: ParentLink;
  /** The program itself, to start children with. */
  readonly program: { readonly node: string; readonly main: string };
}

export interface ParentLink {
  ready(facts: object): void;
}
