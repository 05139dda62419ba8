import { access, constants, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** What programs are looked for with (`PATH`) and get as their own environment. */
export type ToolEnvironment = Readonly<Record<string, string | undefined>>;

/** A program of others needs none of our own settings, secrets among them. */
export function withoutSecrets(environment: ToolEnvironment): ToolEnvironment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('ROLLCALL_')));
}

/** The absolute path of the first of these programs that is on `PATH`; undefined if there is none. */
export async function findProgram(
  names: readonly string[],
  environment: ToolEnvironment,
): Promise<string | undefined> {
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  for (const name of names) {
    for (const folder of folders) if (await isProgram(join(folder, name))) return join(folder, name);
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
