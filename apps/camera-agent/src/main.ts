import type { Environment } from '#runtime/env.js';
import { createLogger } from '#runtime/logger.js';
import type { Running } from '#runtime/running.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { createCamera } from './adapters/camera/create-camera.js';
import { FolderLock } from './adapters/host/folder-lock.js';
import { refuse32Bit } from './adapters/host/refuse-32-bit.js';
import { ServiceManager } from './adapters/host/service-manager.js';
import { AgentLife } from './agent-life.js';
import { readSelf } from './agent-self.js';
import type { CameraFactory } from './assemble.js';
import { readAgentConfig } from './config.js';

export interface RunningAgent extends Running {
  readonly id: string;
  /** 0 while the agent belongs to nobody. */
  readonly mediaPort: number;
  /** Whether it belongs to an operator. */
  readonly claimed: boolean;
}

/**
 * Starts a camera agent; operator, broker and camera may come later. Throws a StartError for what a person can mend.
 * `makeCamera` is for tests.
 */
export async function start(
  env: Environment,
  makeCamera: CameraFactory = createCamera,
): Promise<RunningAgent> {
  refuse32Bit();
  const config = readAgentConfig(env);
  const logger = createLogger('agent', config.logLevel);
  const self = await readSelf(config, logger, systemRandom);
  const lock = new FolderLock(self.folder);
  await lock.take();
  const manager = new ServiceManager(env, systemClock, logger);
  manager.starting();
  const life = new AgentLife({ config, self, makeCamera, clock: systemClock, random: systemRandom, logger });
  const end = async (): Promise<void> => {
    await Promise.all([manager.stopping(), life.close()]);
    await lock.release();
  };
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= end());
  await life.start().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  await manager.ready();
  return {
    id: self.id,
    close,
    get mediaPort() {
      return life.mediaPort;
    },
    get claimed() {
      return life.claimed;
    },
  };
}
