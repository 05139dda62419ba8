import { packTar } from 'modern-tar';

export interface TreeFile {
  readonly content: Buffer;
  readonly mode: number;
}

/** Files by their path, such as `opt/rollcall/package.json`. */
export type Tree = ReadonlyMap<string, TreeFile>;

export function textFile(text: string, mode = 0o644): TreeFile {
  return { content: Buffer.from(text), mode };
}

/** The files and the folders above them as a tar that is the same wherever and whenever it is made. `time`: unix seconds. */
export async function tarOf(tree: Tree, time: number): Promise<Buffer> {
  const common = { uid: 0, gid: 0, uname: 'root', gname: 'root', mtime: new Date(time * 1000) };
  const folders = new Set([...tree.keys()].flatMap(foldersAbove));
  const paths = [...folders, ...tree.keys()].sort();
  const entries = paths.map((path) => {
    const file = tree.get(path);
    return file
      ? {
          header: { ...common, name: `./${path}`, size: file.content.length, mode: file.mode },
          body: file.content,
        }
      : { header: { ...common, name: `./${path}`, size: 0, mode: 0o755, type: 'directory' as const } };
  });
  return Buffer.from(await packTar(entries));
}

/** `a/b/c` → ``, `a/`, `a/b/`. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return ['', ...parts.map((_, i) => `${parts.slice(0, i + 1).join('/')}/`)];
}
