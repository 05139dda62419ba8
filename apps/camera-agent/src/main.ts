import { onlyDoor } from '#runtime/doors.js';
import type { Environment } from '#runtime/env.js';
import { isLoopback } from '#runtime/listen.js';
import { createLogger } from '#runtime/logger.js';
import { systemRandom } from '#runtime/system-random.js';
import { createCamera } from './adapters/camera/create-camera.js';
import { FolderLock } from './adapters/host/folder-lock.js';
import { readSelf } from './agent-self.js';
import { assemble, type CameraFactory } from './assemble.js';
import { readAgentConfig } from './config.js';
import type { RunningAgent } from './running-agent.js';

export type { RunningAgent } from './running-agent.js';

/**
 * Starts a camera agent; the broker and the camera may come later. Throws a StartError for what a person can mend.
 * `makeCamera` is for tests.
 */
export async function start(
  env: Environment,
  makeCamera: CameraFactory = createCamera,
): Promise<RunningAgent> {
  const config = readAgentConfig(env);
  const logger = createLogger('agent', config.logLevel);
  const self = await readSelf(config, logger, systemRandom);
  const lock = new FolderLock(self.folder);
  await lock.take();
  const agent = await assemble(config, self, logger, makeCamera, lock).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  const listen = onlyDoor(config.doors);
  await agent.start(listen, config.mediaPorts);
  const { id, mediaPort } = agent;
  logger.info({ id, mediaPort, listen }, 'The camera agent is ready');
  if (isLoopback(listen) && !isLoopback(new URL(config.brokerUrl).hostname))
    logger.warn(
      { listen },
      'The media port is open to this host alone: unset ROLLCALL_LISTEN, or no recording can be downloaded elsewhere',
    );
  if (config.doors.insecure)
    logger.warn({ listen }, 'Films cross the network in plain text: do so only where nobody listens in');
  return agent;
}
