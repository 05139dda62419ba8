import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip, gzipSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import { agentBundle } from '#api/adapters/install/agent-bundle.js';
import { SYSTEM_FILES } from '#api/adapters/install/system-files.js';
import { nodeArchiveName, runtimeFolder, type NodePlatform } from '#runtime/node-archive.js';
import { textFile, type Tree, type TreeFile } from './tree.js';

const APP = 'opt/rollcall';
const DOCS = 'usr/share/doc/rollcall-agent';
/** Of the archive of Node, what install.sh takes too. */
const OF_NODE = ['bin/node', 'LICENSE'];

export interface AgentFilesInput {
  /** The installation: dist is built in it. */
  readonly root: string;
  readonly platform: NodePlatform;
  /** For people who look into the package's documentation. */
  readonly changelog: string;
  readonly runtime?: string;
}

/** All that the package puts into a Pi: what install.sh puts there, at the places of a package. */
export async function agentFiles({ root, platform, changelog, runtime }: AgentFilesInput): Promise<Tree> {
  const archive = join(runtime ?? runtimeFolder(root), nodeArchiveName(platform));
  const node = await entriesOf(createReadStream(archive).pipe(createGunzip()), (name) =>
    OF_NODE.some((wanted) => name === `package/${wanted}`),
  );
  const bundle = await entriesOf(agentBundle(root), () => true);
  const system = Object.entries(SYSTEM_FILES).map(async ([name, place]) => {
    const content = await readFile(join(root, 'deploy/agent', name));
    return [place.slice(1), { content, mode: 0o644 }] as const;
  });
  return new Map([
    ...bundle.map(([name, file]) => [`${APP}/${name}`, file] as const),
    ...node.map(([name, file]) => [`${APP}/node/${name.replace('package/', '')}`, file] as const),
    ...(await Promise.all(system)),
    [`${DOCS}/copyright`, textFile(`${await readFile(join(root, 'LICENSE'), 'utf8')}${OTHERS}`)] as const,
    [`${DOCS}/changelog.gz`, { content: gzipSync(changelog, { level: 9 }), mode: 0o644 }] as const,
  ]);
}

const OTHERS = `
Node.js, in /${APP}/node, has the licence that lies beside it; those of the
packages in the program are in /${APP}/dist/THIRD-PARTY.txt.
`;

async function entriesOf(
  tar: Readable,
  isWanted: (name: string) => boolean,
): Promise<(readonly [string, TreeFile])[]> {
  const entries = await unpackTar(Readable.toWeb(tar) as ReadableStream<Uint8Array>, {
    filter: ({ name, type }) => type === 'file' && isWanted(name),
  });
  return entries.map(({ header: { name, mode = 0o644 }, data }) => [
    name,
    { content: Buffer.from(data ?? []), mode: (mode & 0o100) === 0 ? 0o644 : 0o755 },
  ]);
}
