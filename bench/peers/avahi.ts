import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '#testing/netlab/host.js';
import type { Program } from '#testing/program.js';
import { hasTool } from '#testing/tools.js';
import type { Scene } from '../parts/scene.js';
import { Browser, type News } from './browser.js';
import type { Peer } from './peer.js';

const TYPE = '_rollcall-bench._tcp';
const SERVICE = `<?xml version="1.0" standalone='no'?>
<!DOCTYPE service-group SYSTEM "avahi-service.dtd">
<service-group>
  <name replace-wildcards="yes">%h</name>
  <service><type>${TYPE}</type><port>9898</port></service>
</service-group>
`;
const AS_IT_IS = '--no-chroot --no-drop-root --no-rlimits';
const READY_MS = 20_000;

/** mDNS and DNS-SD, by Avahi. */
export const avahi: Peer = {
  name: 'Avahi',
  hindrance: () =>
    hasTool('avahi-daemon') && hasTool('avahi-browse') && hasTool('dbus-daemon')
      ? undefined
      : 'Avahi is not installed. On Debian: apt-get install avahi-daemon avahi-utils dbus',
  prepare: writeFolder,
  respond: (scene, host) => daemon(scene, host, 'no'),
  async browse(scene, operator) {
    const bus = operator.start([
      'sh',
      '-ec',
      `${OWN_RUN}\nexec dbus-daemon --system --nofork --nopidfile --print-address`,
    ]);
    await bus.says('unix:', READY_MS);
    const server = daemon(scene, operator, 'yes');
    const browse = operator.start([
      'avahi-browse',
      '--no-db-lookup',
      '--parsable',
      '--resolve',
      '--no-fail',
      TYPE,
    ]);
    const programs = [browse, server, bus];
    return new Browser(browse, readAvahi, () =>
      Promise.all(programs.map((program) => program.end('SIGKILL'))),
    );
  },
};

/** A folder of its own in the host, which else is that of the machine. */
const OWN_RUN = 'mountpoint -q /run || mount -t tmpfs tmpfs /run\nmkdir -p /run/dbus /run/avahi-daemon';

/** The settings of both, and the service of a responder. */
async function writeFolder(scene: Scene): Promise<void> {
  await mkdir(join(scene.folder, 'avahi', 'services'), { recursive: true });
  await writeFile(join(scene.folder, 'avahi', 'services', 'bench.service'), SERVICE);
  for (const dbus of ['yes', 'no'])
    await writeFile(
      join(scene.folder, 'avahi', `${dbus}.conf`),
      `[server]\nuse-ipv6=no\nallow-interfaces=eth0\nenable-dbus=${dbus}\n[publish]\npublish-hinfo=no\npublish-workstation=no\n`,
    );
}

function daemon({ folder }: Scene, host: Host, dbus: 'yes' | 'no'): Program {
  const services = dbus === 'yes' ? '' : `mount --bind ${folder}/avahi/services /etc/avahi/services`;
  const nothing = dbus === 'yes' ? 'mount -t tmpfs tmpfs /etc/avahi/services' : '';
  const run = `rm -f /run/avahi-daemon/pid\nexec avahi-daemon -f ${folder}/avahi/${dbus}.conf ${AS_IT_IS}`;
  return host.start(['sh', '-ec', [OWN_RUN, services, nothing, run].join('\n')]);
}

/** `=;eth0;IPv4;pi-1;_type._tcp;local;pi-1.local;10.77.1.11;9898;` where it is resolved, `-;eth0;IPv4;pi-1;…` when it goes. */
export function readAvahi(line: string): News[] {
  const [event, , , host = ''] = line.split(';');
  if (event === '=') return [{ what: 'found', host }];
  return event === '-' ? [{ what: 'lost', host }] : [];
}
