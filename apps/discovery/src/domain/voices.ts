/** A process that speaks with an id. */
interface Voice {
  /** Id of the process. */
  readonly boot: string;
  addresses: readonly string[];
  /** When it last spoke, monotonic ms. */
  at: number;
}

/** How long two voices count as being there at once after they last took turns. */
const CONFLICT_MS = 120_000;
const MAX_VOICES = 8;
const MAX_ADDRESSES = 8;

/**
 * Tells two boards that use one id at once from one board whose agent was started anew: of two at once, the one that
 * was heard first speaks again.
 */
export class Voices {
  /** The one that spoke last is last. */
  private voices: readonly Voice[] = [];
  private rivals: readonly string[] = [];
  private until = -Infinity;

  /** Notes who spoke, and where from. */
  heard(boot: string, addresses: readonly string[], now: number): void {
    const last = this.voices.at(-1);
    // One that goes on speaking is what nearly every answer brings.
    if (last?.boot === boot) return void Object.assign(last, { addresses, at: now });
    const index = this.voices.findIndex((voice) => voice.boot === boot);
    const others = this.voices.filter((voice) => voice.boot !== boot);
    this.voices = [...others, { boot, addresses, at: now }].slice(-MAX_VOICES);
    if (index < 0) return;
    const lately = this.voices.filter(({ at }) => now - at <= CONFLICT_MS);
    if (lately.length < 2) return;
    this.rivals = [...new Set(lately.flatMap((voice) => voice.addresses))].sort().slice(0, MAX_ADDRESSES);
    this.until = now + CONFLICT_MS;
  }

  /** The addresses of all that use the id at once; empty while one has it for itself. */
  conflict(now: number): readonly string[] {
    return now < this.until ? this.rivals : [];
  }
}
