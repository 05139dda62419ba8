import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOrCreate } from '#runtime/atomic-file.js';

// One of three processes that create the same files at the same moments: each waits for the others before each.
const [dir = '', me = ''] = process.argv.slice(2);
const ROUNDS = 40;

async function meet(round: number): Promise<void> {
  writeFileSync(join(dir, `ready-${round}-${me}`), '');
  while (![0, 1, 2].every((n) => existsSync(join(dir, `ready-${round}-${n}`)))) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const read: string[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  await meet(round);
  read.push(await readOrCreate(join(dir, `secret-${round}`), () => `made by ${me}`));
}
process.stdout.write(`${JSON.stringify(read)}\n`);
