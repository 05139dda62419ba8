import { writeFile } from 'node:fs/promises';
import { exampleClaims } from './example-claims.js';

await writeFile('deploy/emqx/example-token.json', await exampleClaims());
