import type { Suite } from '../suite.js';
import { agent } from './agent.js';
import { api } from './api.js';
import { console } from './console.js';
import { discovery } from './discovery.js';
import { path } from './path.js';
import { take } from './take.js';
import { threats } from './threats.js';

const SUITES: readonly Suite[] = [path, discovery, threats, agent, api, console, take];

/** The suite of that script; the name comes from package.json. */
export function suiteNamed(name: string | undefined): Suite {
  const suite = SUITES.find((each) => each.name === name);
  if (suite) return suite;
  const known = SUITES.map((each) => each.name).join(', ');
  throw new Error(`There is no suite ${name ?? 'without a name'}: use npm run with one of ${known}.`);
}
