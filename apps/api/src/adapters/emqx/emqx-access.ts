import type { EnvReader } from '#runtime/env.js';
import { isLoopback } from '#runtime/listen.js';
import { StartError } from '#runtime/start-error.js';

const [API, KEY] = ['ROLLCALL_EMQX_API', 'ROLLCALL_EMQX_KEY'];

/** How EMQX's own API is called. */
export interface EmqxAccess {
  readonly origin: string;
  /** `<api key>:<secret>`. */
  readonly key: string;
}

/** Undefined where EMQX is not the broker. Throws a StartError, which never quotes the key. */
export function readEmqxAccess(env: EnvReader): EmqxAccess | undefined {
  const [url, key] = [env.text(API), env.text(KEY)];
  if (url === undefined && key === undefined) return undefined;
  if (url === undefined) throw lonely(KEY, API, "the address of EMQX's API, such as http://127.0.0.1:18083");
  if (key === undefined) throw lonely(API, KEY, 'an API key and its secret, as <api key>:<secret>');
  if (!/^[\x21-\x39\x3b-\x7e]+:[\x21-\x7e]+$/.test(key))
    throw new StartError(
      `${KEY} cannot be used: set it to <api key>:<secret>, as EMQX's dashboard shows them.`,
    );
  return { origin: originOf(url, env), key };
}

function originOf(text: string, env: EnvReader): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // What stands before an @ may be a secret: it is not quoted.
  if (text.includes('@')) throw new StartError(`${API} cannot be used: the key belongs into ${KEY}.`);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.href !== `${url.origin}/`)
    throw env.wrong(API, text, 'a URL without a path, such as http://127.0.0.1:18083');
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw env.wrong(API, text, 'https://… beyond this host: plain text would show the key');
  return url.origin;
}

function lonely(one: string, other: string, what: string): StartError {
  return new StartError(`${one} is set without ${other}: set that to ${what}, or unset both.`);
}
