import { open } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Logger } from '#contracts/ports/logger.js';
import { installationFolder } from '#runtime/installation.js';
import {
  missingNodeArchives,
  nodeArchiveName,
  runtimeFolder,
  type NodePlatform,
} from '#runtime/node-archive.js';
import { agentBundle } from './agent-bundle.js';
import { agentScript } from './agent-script.js';
import { ArchiveSender, type Archive } from './archive-sender.js';

/** Gives a Pi what it needs to become a camera: this very installation, and Node. */
export class Installer {
  private readonly sender: ArchiveSender;

  constructor(
    logger: Logger,
    private readonly root = installationFolder(),
    private readonly runtime = runtimeFolder(root),
  ) {
    this.sender = new ArchiveSender(logger);
  }

  script(host: string, pin: string): Promise<string> {
    return agentScript(this.root, host, pin);
  }

  sendAgent(response: ServerResponse): Promise<void> {
    return this.sender.send(() => Promise.resolve({ tar: agentBundle(this.root) }), response);
  }

  sendNode(platform: NodePlatform, response: ServerResponse): Promise<void> {
    return this.sender.send(() => this.node(platform), response);
  }

  /** The platforms that it has no Node for. */
  missingNodes(): readonly NodePlatform[] {
    return missingNodeArchives(this.runtime);
  }

  private async node(platform: NodePlatform): Promise<Archive> {
    try {
      const file = await open(join(this.runtime, nodeArchiveName(platform)));
      const { size } = await file.stat();
      return { packed: file.createReadStream(), bytes: size };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new RollcallError('no-runtime', `This host has no Node for ${platform} to give away.`, {
        cause: error,
      });
    }
  }
}
