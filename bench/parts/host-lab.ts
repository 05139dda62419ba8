import { type Host } from '#testing/netlab/host.js';
import { NetLab } from '#testing/netlab/net-lab.js';

/** The operator's host in every lab. */
export const OPERATOR = '10.77.1.1';

export interface HostLab {
  readonly operator: Host;
  readonly hosts: readonly Host[];
  close(): Promise<void>;
}

/** The operator's host and so many others, `pi-1` and on, each a Linux network namespace, on one switch. */
export async function openHostLab(count: number): Promise<HostLab> {
  const lab = await NetLab.open();
  const bridge = await lab.bridge('lan');
  const operator = await lab.hostAt(bridge, 'operator', `${OPERATOR}/24`);
  const hosts: Host[] = [];
  for (let i = 1; i <= count; i += 1)
    hosts.push(await lab.hostAt(bridge, `pi-${i}`, `10.77.1.${100 + i}/24`));
  return { operator, hosts, close: () => lab.close() };
}
