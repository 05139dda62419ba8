import type { Environment } from '#runtime/env.js';
import { ApiError } from '#client/api-error.js';
import type { Context } from '../context.js';
import { sentences } from '../output/sentence.js';
import { AccessApi } from './access-api.js';
import { localClient } from './local-client.js';

/**
 * The line with a link that signs a browser in, where a person reads it. In a journal or a file it would only be a
 * secret that lies about.
 */
export async function signInLines(context: Context, env: Environment, url: string): Promise<string[]> {
  if (!context.output.isTerminal) return [];
  try {
    const link = await new AccessApi(await localClient(context, env, url)).signInLink();
    return [`Sign in with a browser, once and within 15 minutes: ${link.url}`];
  } catch (error) {
    // All the rest runs: that is no reason to end it.
    if (!(error instanceof ApiError)) throw error;
    return [`There is no link to sign in with: ${sentences(error.message)} "rollcall sign-in" makes one.`];
  }
}
