import { Rollcall } from '#client/rollcall.js';
import type { Context } from '../context.js';
import type { Finish } from '../command.js';
import type { ExitCode } from '../exit-code.js';
import type { ClientOptions } from '../options/client-options.js';
import { reportError } from '../report-error.js';
import { asCliError } from './api-failure.js';
import { FleetApi } from './fleet-api.js';
import { readTarget, type Target } from './target.js';

/** What a command that speaks to the API works with. */
export interface Client extends Context {
  readonly api: FleetApi;
  readonly rollcall: Rollcall;
  /** Print JSON. */
  readonly json: boolean;
}

/** Runs a client command; what it throws is reported, as JSON too where that was asked for. */
export async function asClient(
  context: Context,
  options: ClientOptions,
  finish: Finish,
  run: (client: Client) => Promise<ExitCode>,
): Promise<void> {
  const json = options.json === true;
  let target: Target | undefined;
  try {
    target = await readTarget(context.env, options);
    const rollcall = rollcallOf(target, context);
    finish(await run({ ...context, rollcall, api: new FleetApi(rollcall), json }));
  } catch (error) {
    finish(reportError(target ? asCliError(error, target) : error, context.output, json));
  }
}

/** The same API, for what is to be ended in good order although the command was interrupted. */
export function lastingRollcall({ rollcall, clock, random }: Client): Rollcall {
  const { base, token } = rollcall.http.target;
  return new Rollcall({ url: base, ...(token !== undefined && { token }), tools: { clock, random } });
}

/** The API at an address. Whatever interrupts the command interrupts its calls. */
export function rollcallOf({ base, token }: Pick<Target, 'base' | 'token'>, context: Context): Rollcall {
  const { signal, clock, random } = context;
  return new Rollcall({
    url: base,
    ...(token !== undefined && { token }),
    ...{ signal, tools: { clock, random } },
  });
}
