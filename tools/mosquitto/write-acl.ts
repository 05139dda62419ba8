import { writeFile } from 'node:fs/promises';
import { mosquittoAcl } from './acl.js';

await writeFile('deploy/mosquitto/acl', mosquittoAcl());
