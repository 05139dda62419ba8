import type { Rollcall } from '#testing/rollcall.js';
import type { Tapped } from './broker-tap.js';

const idOf = (what: string): string => `shift-7:${what}`;

/** The header that names a request, so that it can be followed to whoever it reaches. */
export function named(what: string): Record<string, string> {
  return { 'X-Request-Id': idOf(what) };
}

/** The topics of the messages that name the request, and what the programs logged of it, in the order that they are given. */
export function traceOf(
  what: string,
  programs: Record<string, Rollcall>,
  messages: readonly Tapped[],
): string[] {
  const named = messages.filter(({ payload }) => factsIn(String(payload)).request === idOf(what));
  const logged = Object.entries(programs).flatMap(([name, { stderr }]) => {
    // What stands behind the last line feed is not all there yet.
    const lines = stderr.split('\n').slice(0, -1).map(factsIn);
    return lines.filter(({ request }) => request === idOf(what)).map(({ msg }) => `${name}: ${msg}`);
  });
  return [...named.map(({ topic }) => topic), ...logged];
}

function factsIn(json: string): { readonly request?: string; readonly msg?: string } {
  return json === '' ? {} : (JSON.parse(json) as object);
}
