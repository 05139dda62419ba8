import { createInterface } from 'node:readline';
import type { Program } from '#testing/program.js';

export interface News {
  readonly what: 'found' | 'lost';
  readonly host: string;
}

/** Notes what a program, in whose output each line may be news, says of hosts. Times are of `performance.now()`, ms. */
export class Browser {
  private readonly told: (News & { readonly at: number })[] = [];

  constructor(
    program: Program,
    read: (line: string) => readonly News[],
    readonly close: () => Promise<unknown>,
  ) {
    if (!program.child.stdout) throw new Error('the program has no standard output');
    createInterface(program.child.stdout).on('line', (line) => {
      const at = performance.now();
      this.told.push(...read(line).map((news) => ({ ...news, at })));
    });
  }

  /** When it first said so, since that moment; undefined where it has not. */
  heard(what: News['what'], host: string, since = 0): number | undefined {
    return this.told.find((news) => news.what === what && news.host === host && news.at >= since)?.at;
  }

  /** How many hosts it has found. */
  get found(): number {
    return new Set(this.told.filter(({ what }) => what === 'found').map(({ host }) => host)).size;
  }
}
