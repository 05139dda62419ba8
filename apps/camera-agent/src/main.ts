import type { Environment } from '#runtime/env.js';
import { createLogger } from '#runtime/logger.js';
import type { Running } from '#runtime/running.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { createCamera } from './adapters/camera/create-camera.js';
import { refuse32Bit } from './adapters/host/refuse-32-bit.js';
import { ServiceManager } from './adapters/host/service-manager.js';
import { findCameras } from './adapters/drivers/find-cameras.js';
import type { FoundCamera } from './adapters/drivers/found-camera.js';
import { DEVICE_MODEL } from './adapters/drivers/is-raspberry-pi.js';
import { withoutSecrets } from '#runtime/find-program.js';
import { CameraMemory } from './adapters/host/camera-memory.js';
import { agentTime } from './agent-time.js';
import { AgentLives, type LiveCamera } from './agent-lives.js';
import { readSelf } from './agent-self.js';
import type { CameraFactory } from './assemble.js';
import { readAgentConfig } from './config.js';

export interface RunningAgent extends Running {
  /** Of the first camera. */
  readonly id: string;
  /** Of the first camera; 0 while the agent belongs to nobody. */
  readonly mediaPort: number;
  /** One at least. */
  readonly cameras: readonly LiveCamera[];
  /** Whether all of them belong to an operator. */
  readonly claimed: boolean;
  /** Its clock is made wrong, to try how the rest takes it. */
  readonly hasFalseClock: boolean;
}

/**
 * Starts the agent of this host's cameras; operator, broker and cameras may come later. Throws a StartError for what a
 * person can mend. `makeCamera` is for tests.
 */
export async function start(
  env: Environment,
  makeCamera: CameraFactory = createCamera,
): Promise<RunningAgent> {
  refuse32Bit();
  const config = readAgentConfig(env);
  const logger = createLogger('agent', config.logLevel);
  const self = await readSelf(config, logger, systemRandom);
  const time = agentTime(systemClock, config.simulatedClock, logger);
  const lives = new AgentLives({ config, makeCamera, ...time, random: systemRandom, logger });
  const environment = withoutSecrets(env);
  const memory = new CameraMemory(self.folder, logger);
  const manager = new ServiceManager(env, systemClock, logger);
  manager.starting();
  let closed: Promise<unknown> | undefined;
  const close = async (): Promise<void> => {
    await (closed ??= Promise.all([manager.stopping(), lives.close()]));
  };
  const find = (): Promise<FoundCamera[]> =>
    findCameras(config.cameras, { logger, environment, deviceModel: DEVICE_MODEL, memory });
  await lives.start(self, find).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  manager.ready();
  return {
    id: self.id,
    hasFalseClock: time.trueTime !== undefined,
    close,
    get mediaPort() {
      return lives.cameras[0]?.mediaPort ?? 0;
    },
    get cameras() {
      return lives.cameras;
    },
    get claimed() {
      return lives.claimed;
    },
  };
}
