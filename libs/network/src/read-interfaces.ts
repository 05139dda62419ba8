import type { EnvReader } from '#runtime/env.js';

/** What Linux takes: at most 15 bytes, without a slash or a space. */
const INTERFACE_NAME = /^[^\s/]{1,15}$/;

/** ROLLCALL_INTERFACES: the interfaces to use, or undefined for all but container bridges and tunnels. */
export function readInterfaces(env: EnvReader): string[] | undefined {
  const nameOf = (text: string): string | undefined => (INTERFACE_NAME.test(text) ? text : undefined);
  return env.list('ROLLCALL_INTERFACES', nameOf, 'names of network interfaces such as eth0,lo');
}
