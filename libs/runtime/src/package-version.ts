import { readOwnPackage } from './installation.js';

/** The version of Rollcall that runs, from the package that this file belongs to. */
export function packageVersion(): string {
  return readOwnPackage().version;
}
