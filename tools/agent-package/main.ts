import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NODE_PLATFORMS } from '#runtime/node-archive.js';
import { agentPackage } from './agent-package.js';

const ROOT = process.cwd();
const FOLDER = 'packages';

/** SOURCE_DATE_EPOCH, as reproducible-builds.org lays down; else when the last commit was made. Unix seconds. */
async function timeOfSource(): Promise<number> {
  const given = process.env.SOURCE_DATE_EPOCH;
  const text = given ?? (await promisify(execFile)('git', ['log', '-1', '--format=%ct'])).stdout;
  if (/^\d{1,11}$/.test(text.trim())) return Number(text);
  throw new Error(`SOURCE_DATE_EPOCH="${text}" cannot be used: set it to seconds since 1970.`);
}

try {
  const time = await timeOfSource();
  await mkdir(FOLDER, { recursive: true });
  for (const platform of NODE_PLATFORMS) {
    const { fileName, content } = await agentPackage({ root: ROOT, platform, time });
    await writeFile(join(FOLDER, fileName), content);
    process.stdout.write(`${join(FOLDER, fileName)} is built, ${(content.length / 1e6).toFixed(0)} MB\n`);
  }
} catch (error) {
  process.stderr.write(`package:deb: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
