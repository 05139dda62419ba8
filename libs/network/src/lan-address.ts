import { networkInterfaces } from 'node:os';
import { isEveryAddress } from '#runtime/listen.js';
import { linksOf } from './links.js';

/** The address by which other hosts reach what listens here; undefined where there is no network. */
export function lanAddress(listen: string): string | undefined {
  if (!isEveryAddress(listen)) return listen;
  return linksOf(networkInterfaces(), undefined).find(({ loopback }) => !loopback)?.address;
}
