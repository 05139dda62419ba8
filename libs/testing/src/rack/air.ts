import type { Random } from '#contracts/ports/random.js';

export interface Loss {
  readonly in: number;
  readonly out: number;
}

/** What lies between one host and the network: it loses datagrams, each for itself, and may be cut. */
export class Air {
  private isCut = false;

  constructor(
    private readonly loss: Loss,
    private readonly random: Random,
  ) {}

  cut(): void {
    this.isCut = true;
  }

  /** Whether this datagram comes through. */
  carries(way: keyof Loss): boolean {
    return !this.isCut && this.random.next() >= this.loss[way];
  }
}
