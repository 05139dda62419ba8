import type { IncomingMessage } from 'node:http';
import { fromWire } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { readBounded } from '#runtime/read-bounded.js';

const MAX_PROBLEM_BYTES = 16 * 1024;

/** The error that a refusing answer of an agent's media port stands for; uses the answer up. */
export async function mediaFailure(camera: string, response: IncomingMessage): Promise<RollcallError> {
  const problem = asObject(await bodyOf(response));
  if (problem?.code === undefined) {
    return new RollcallError(
      'camera-unreachable',
      `What listens at the media port of camera ${camera} answered ${response.statusCode} without a reason.`,
    );
  }
  const error = fromWire(problem);
  // These two speak of the API's ticket: to its caller they would seem to speak of the token.
  if (error.code !== 'unauthenticated' && error.code !== 'forbidden') return error;
  return new RollcallError('camera-unreachable', `Camera ${camera} refused the ticket: ${error.message}`, {
    advice: 'It has joined another operator: let it join this one, with a token of "rollcall token create".',
  });
}

/** Undefined where it is too long, or breaks off: the status alone tells then. */
async function bodyOf(response: IncomingMessage): Promise<Buffer | undefined> {
  try {
    return await readBounded(response, MAX_PROBLEM_BYTES);
  } catch {
    return undefined;
  } finally {
    response.destroy();
  }
}

function asObject(body: Buffer | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body?.toString() ?? '');
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
