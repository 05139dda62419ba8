import { glob } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Class } from './constraints.js';
import { PROJECT } from './program.js';

/** The classes of libs/contracts that are checked, by name. */
export async function contractClasses(): Promise<ReadonlyMap<string, Class>> {
  const classes = new Map<string, Class>();
  for await (const file of glob('libs/contracts/src/{messages,http}/*.ts', { cwd: PROJECT })) {
    const exported = (await import(pathToFileURL(`${PROJECT}/${file}`).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported))
      if (typeof value === 'function' && String(value).startsWith('class '))
        classes.set(name, value as Class);
  }
  return classes;
}
