import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of the package that a module belongs to. */
const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;
const LICENCE = /^(licen[cs]e|copying|notice)/i;

/** What the licences of the packages want to be told with them: of each whose module is among `modules`, its name and licence. */
export async function notices(modules: readonly string[]): Promise<string> {
  const folders = new Set(modules.flatMap((id) => PACKAGE.exec(id)?.[0] ?? []));
  const texts = await Promise.all([...folders].map(notice));
  return [...new Set(texts)].sort().join(`\n${'-'.repeat(80)}\n\n`);
}

async function notice(folder: string): Promise<string> {
  const manifest = await readFile(join(folder, 'package.json'), 'utf8');
  const { name, version, license = 'as follows' } = JSON.parse(manifest) as Record<string, string>;
  const files = (await readdir(folder)).filter((file) => LICENCE.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return [`${name} ${version}, licence: ${license}\n`, ...texts.map((text) => `${text.trim()}\n`)].join('\n');
}
