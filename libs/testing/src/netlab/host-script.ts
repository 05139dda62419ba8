import { createHash } from 'node:crypto';

export interface HostOptions {
  /** 32 hexadecimal digits; without it, made from the name: the same name is the same machine. */
  readonly machineId?: string;
  /** Of the board; without it the host has none, whatever the machine beneath has. */
  readonly serial?: string;
  /** Sends on what is for others: a router. */
  readonly forwards?: boolean;
}

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/i;
const MACHINE_ID = /^[0-9a-f]{32}$/;
const SERIAL = /^[0-9a-z]{1,64}$/i;

/** What makes new namespaces a host of that name. Its files lie in its own /sys/firmware, so that none needs removal. */
export function hostScript(name: string, options: HostOptions = {}): string {
  const { machineId = createHash('md5').update(name).digest('hex'), serial, forwards = false } = options;
  mustFit(name, NAME, 'the name of a host');
  mustFit(machineId, MACHINE_ID, 'a machine id');
  if (serial !== undefined) mustFit(serial, SERIAL, 'a serial number');
  const board = '/sys/firmware/devicetree/base';
  return [
    `hostname ${name}`,
    'mount -t sysfs sysfs /sys',
    'mount -t tmpfs tmpfs /sys/firmware',
    `echo ${machineId} >/sys/firmware/machine-id`,
    'mount --bind /sys/firmware/machine-id /etc/machine-id',
    // A device tree's texts end with a zero byte.
    ...(serial === undefined ? [] : [`mkdir -p ${board}`, `printf '${serial}\\0' >${board}/serial-number`]),
    // A new network namespace takes this from the machine.
    `echo ${forwards ? 1 : 0} >/proc/sys/net/ipv4/ip_forward`,
    'ip link set lo up',
  ].join('\n');
}

function mustFit(text: string, pattern: RegExp, what: string): void {
  if (!pattern.test(text)) throw new Error(`${JSON.stringify(text)} cannot be ${what}`);
}
