import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readOwnPackage } from '#runtime/installation.js';
import type { NodePlatform } from '#runtime/node-archive.js';
import { agentFiles } from './agent-files.js';
import { deb } from './deb.js';
import type { Tree } from './tree.js';

const NAME = 'rollcall-agent';
const MAINTAINER = 'Rollcall <rollcall@rollcall.invalid>';
/** What Debian calls the platforms. */
const ARCHITECTURES: Readonly<Record<NodePlatform, string>> = { arm64: 'arm64', x64: 'amd64' };

export interface PackageInput {
  readonly root: string;
  readonly platform: NodePlatform;
  /** Unix seconds: of every file in it. */
  readonly time: number;
  /** Where Node's archives lie; in the installation if not given. */
  readonly runtime?: string;
}

export interface AgentPackage {
  readonly fileName: string;
  readonly content: Buffer;
}

/** The agent as a Debian package. Node 24 has no build for 32-bit Pis, so there is none for armhf: dpkg refuses others. */
export async function agentPackage({ root, platform, time, runtime }: PackageInput): Promise<AgentPackage> {
  const { version } = readOwnPackage(root);
  const architecture = ARCHITECTURES[platform];
  const changelog = `${NAME} (${version}) stable; urgency=medium\n\n  * See CHANGELOG.md of Rollcall.\n\n -- ${MAINTAINER}  ${debianDate(time)}\n`;
  const content = await deb({
    fields: fieldsOf(version, architecture),
    scripts: await scriptsOf(join(root, 'deploy/agent/debian')),
    files: await agentFiles({ root, platform, changelog, ...(runtime !== undefined && { runtime }) }),
    time,
  });
  return { fileName: `${NAME}_${version}_${architecture}.deb`, content };
}

function fieldsOf(version: string, architecture: string): Record<string, string> {
  return {
    Package: NAME,
    Version: version,
    Architecture: architecture,
    Maintainer: MAINTAINER,
    Section: 'video',
    Priority: 'optional',
    // The oldest libraries that Node 24 runs with; its systemd-notify waits until systemd has read the message.
    Depends: 'libc6 (>= 2.28), libgcc-s1, libstdc++6, init-system-helpers (>= 1.54), systemd (>= 247)',
    Recommends: 'rpicam-apps | rpicam-apps-lite | libcamera-apps, v4l-utils, ffmpeg, polkitd (>= 121)',
    Description: `camera agent of Rollcall\n Makes this machine a camera of a Rollcall operator: it is found on the network,\n records on command by itself, and keeps its films until they are fetched.`,
  };
}

async function scriptsOf(folder: string): Promise<Tree> {
  const names = await readdir(folder);
  return new Map(
    await Promise.all(
      names.map(
        async (name) => [name, { content: await readFile(join(folder, name)), mode: 0o755 }] as const,
      ),
    ),
  );
}

/** RFC 5322, as a Debian changelog wants it. */
function debianDate(time: number): string {
  return new Date(time * 1000).toUTCString().replace('GMT', '+0000');
}
