import type { Context } from '../context.js';
import type { Finish } from '../command.js';
import type { ExitCode } from '../exit-code.js';
import type { ClientOptions } from '../options/client-options.js';
import { reportError } from '../report-error.js';
import { FleetApi } from './fleet-api.js';
import { HttpClient } from './http-client.js';
import { readTarget } from './target.js';

/** What a command that speaks to the API works with. */
export interface Client extends Context {
  readonly api: FleetApi;
  readonly http: HttpClient;
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
  try {
    const target = await readTarget(context.env, options);
    const http = new HttpClient(target, context.clock, context.signal);
    finish(await run({ ...context, http, api: new FleetApi(http), json }));
  } catch (error) {
    finish(reportError(error, context.output, json));
  }
}
