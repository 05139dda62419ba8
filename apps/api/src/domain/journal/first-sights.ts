import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Journal, JournalEntry } from './journal.js';

/** Agents have told all that they keep at the broker by then. */
const SETTLE_MS = 5000;

/** What the broker keeps, and tells whoever connects: types of events about one camera, by their family. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  service: ['service.found', 'service.lost', 'service.changed', 'service.forgotten'],
  camera: ['camera.status'],
  settings: ['settings.changed'],
};

/**
 * What an API hears when it starts was so before, for the most part, and piece by piece: for a while only how each camera
 * turns out to be is kept, and written down where the journal does not say so already.
 */
export class FirstSights implements Journal {
  private aside: Map<string, JournalEntry> | undefined = new Map();
  private timer: Timer | undefined;

  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  record(entry: JournalEntry): void {
    const family = familyOf(entry);
    if (!this.aside || !KEPT[family]) return this.journal.record(entry);
    this.timer ??= this.clock.after(SETTLE_MS, () => this.settle());
    this.aside.set(`${family}/${entry.subject}`, entry);
  }

  /** From here on everything is news. */
  settle(): void {
    this.timer?.stop();
    const { aside = new Map<string, JournalEntry>() } = this;
    this.aside = undefined;
    for (const entry of aside.values())
      this.journal.record({ ...entry, unlessSaid: KEPT[familyOf(entry)] ?? [] });
  }
}

function familyOf({ type }: JournalEntry): string {
  return type.slice(0, type.indexOf('.'));
}
