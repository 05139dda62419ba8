import type { StreamEvent } from '#client/index.js';
import type { TakeView } from './take.js';

/** A take as far as it is known. */
export interface Followed {
  readonly take?: TakeView;
  /** Why it could not be read. */
  readonly failure?: unknown;
  readonly isRemoved: boolean;
}

export const NOT_YET: Followed = { isRemoved: false };

/** Reads a take anew whenever the stream tells of it, one reading at a time, until it is closed. */
export class TakeFollower {
  private now = NOT_YET;
  private isReading = false;
  private again = false;
  private isClosed = false;

  constructor(
    private readonly id: string,
    private readonly read: () => Promise<TakeView>,
    private readonly changed: (followed: Followed) => void,
  ) {}

  hear(event: StreamEvent): void {
    if (event.type === 'snapshot') return void this.load();
    if (!event.type.startsWith('take.') || !('subject' in event) || event.subject !== this.id) return;
    if (event.type === 'take.removed') this.become({ ...this.now, isRemoved: true });
    else void this.load();
  }

  async load(): Promise<void> {
    if (this.isReading) return void (this.again = true);
    this.isReading = true;
    await this.readOnce();
    this.isReading = false;
    if (!this.again || this.isClosed) return;
    this.again = false;
    await this.load();
  }

  close(): void {
    this.isClosed = true;
  }

  private async readOnce(): Promise<void> {
    try {
      this.become({ take: await this.read(), isRemoved: false });
    } catch (failure) {
      this.become({ ...this.now, failure });
    }
  }

  private become(followed: Followed): void {
    this.now = followed;
    if (!this.isClosed) this.changed(followed);
  }
}
