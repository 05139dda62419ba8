import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { ar } from './ar.js';
import { tarOf, textFile, type Tree } from './tree.js';

export interface Deb {
  /** Of the file `control`, in their order. */
  readonly fields: Readonly<Record<string, string>>;
  /** `preinst` and the like. */
  readonly scripts: Tree;
  readonly files: Tree;
  /** Unix seconds: of every file in it. */
  readonly time: number;
}

/** A Debian package, deb(5): the same bytes for the same input. */
export async function deb({ fields, scripts, files, time }: Deb): Promise<Buffer> {
  const control = new Map([
    ...scripts,
    ['control', textFile(controlText({ ...fields, 'Installed-Size': String(kibibytes(files)) }))] as const,
    ['md5sums', textFile(md5sums(files))] as const,
  ]);
  const members = [
    { name: 'debian-binary', content: Buffer.from('2.0\n') },
    { name: 'control.tar.gz', content: gzipSync(await tarOf(control, time)) },
    { name: 'data.tar.gz', content: gzipSync(await tarOf(files, time)) },
  ];
  return ar(members, time);
}

function controlText(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

function kibibytes(files: Tree): number {
  return [...files.values()].reduce((sum, { content }) => sum + Math.ceil(content.length / 1024), 0);
}

/** For `dpkg --verify`, which knows no other sum. */
function md5sums(files: Tree): string {
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { content }]) => `${createHash('md5').update(content).digest('hex')}  ${path}\n`)
    .join('');
}
