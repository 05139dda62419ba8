import { whyNoNetworks } from '#testing/netlab/why-no-networks.js';
import { missingTools } from '#testing/tools.js';
import type { Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { withDoorway } from '../../parts/doorway.js';
import { standBy } from '../../parts/fleet.js';
import { openHostLab, type HostLab } from '../../parts/host-lab.js';
import { startAgentIn, startUpIn } from '../../parts/lab-programs.js';
import { GONE_S, outageFigures, throughOutage } from '../../parts/outage.js';
import type { Scene } from '../../parts/scene.js';

const FIGURES = outageFigures("the operator's programs, killed, and the cable of the agent's host, cut,");

export const outageLink: Measure = {
  name: 'outage-link',
  what: `the same with the operator on another host, and for those ${GONE_S} s the agent's network gone too, with nothing closed`,
  hindrance: () => missingTools(['ffmpeg']) ?? whyNoNetworks(),
  runs: 3,
  deadlineMs: 300_000,
  async run(scene) {
    const lab = await openHostLab(1);
    try {
      return await withDoorway(scene, lab.operator, () => cutOff(scene, lab));
    } finally {
      await lab.close();
    }
  },
};

async function cutOff(scene: Scene, { operator, hosts: [host] }: HostLab): Promise<Sample[]> {
  if (!host) throw new Error('the lab has no host');
  let up = await startUpIn(scene, operator);
  await startAgentIn(scene, host);
  await standBy(scene.place, [host.name]);
  const cable = host.cable('eth0');
  const leave = async (): Promise<void> => {
    // The cable goes first: the agent is not told that its connection is closed.
    await cable.cut();
    await up.end('SIGKILL');
  };
  const comeBack = async (): Promise<void> => {
    await cable.mend();
    up = await startUpIn(scene, operator);
  };
  return throughOutage(scene, host.name, { leave, comeBack }, FIGURES);
}
