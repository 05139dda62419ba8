import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documents } from './documents.js';
import { PROJECT } from './source/program.js';

for (const [path, text] of await documents()) await writeFile(join(PROJECT, path), text);
