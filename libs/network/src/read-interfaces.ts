import { INTERFACE_NAME } from '#contracts/net/interface-name.js';
import type { EnvReader } from '#runtime/env.js';

/** ROLLCALL_INTERFACES: the interfaces to use, or undefined for all but container bridges and tunnels. */
export function readInterfaces(env: EnvReader): string[] | undefined {
  const nameOf = (text: string): string | undefined => (INTERFACE_NAME.test(text) ? text : undefined);
  return env.list('ROLLCALL_INTERFACES', nameOf, 'names of network interfaces such as eth0,lo');
}
