import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { isPasswordOf } from './password-hash.js';

/** Each takes 32 MiB and a thread of Node's pool of four, which files need as well. */
const AT_ONCE = 2;
const WAITING = 20;

/** Checks passwords, a few at a time: each is costly on purpose. */
export class PasswordChecks {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** Rejects with `too-many` where too many wait already. */
  async check(hash: string, password: string): Promise<boolean> {
    if (this.running >= AT_ONCE) await this.turn();
    else this.running += 1;
    try {
      return await isPasswordOf(hash, password);
    } finally {
      this.pass();
    }
  }

  private turn(): Promise<void> {
    if (this.waiting.length >= WAITING) {
      throw new RollcallError('too-many', 'Too many passwords are being checked at the moment.');
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** The place goes to the next one, or is free. */
  private pass(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
