import type { Schemas } from '#client/index.js';
import { rollcall } from '../state/rollcall.js';

export type Certificate = Schemas['TakeCertificate'];

const MOST = 100;

interface Wish {
  readonly id: string;
  readonly signal: AbortSignal;
  readonly resolve: (certificate: Promise<Certificate>) => void;
}

/**
 * Certificates of takes that are over. The API reads the times of all frames for one, and makes two at a time for everybody:
 * one is asked for at a time, the one that was wished for last first.
 */
export class Certificates {
  private readonly known = new Map<string, Certificate>();
  private readonly wishes: Wish[] = [];
  private isBusy = false;

  /** Rejects with an ApiError, and never settles where nobody wants it any more. */
  of(id: string, signal: AbortSignal): Promise<Certificate> {
    const known = this.known.get(id);
    if (known) return Promise.resolve(known);
    return new Promise((resolve) => {
      this.wishes.push({ id, signal, resolve });
      void this.run();
    });
  }

  private async run(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    for (let wish = this.wishes.pop(); wish; wish = this.wishes.pop()) {
      if (wish.signal.aborted) continue;
      const making = this.make(wish.id);
      wish.resolve(making);
      await making.catch(() => undefined);
    }
    this.isBusy = false;
  }

  private async make(id: string): Promise<Certificate> {
    const known = this.known.get(id);
    if (known) return known;
    const certificate = await rollcall.call('get', '/takes/{id}/certificate', { params: { path: { id } } });
    this.known.set(id, certificate);
    for (const oldest of [...this.known.keys()].slice(0, -MOST)) this.known.delete(oldest);
    return certificate;
  }
}

export const certificates = new Certificates();

/** To read and to print, in a tab of its own. */
export function certificateUrl(id: string): string {
  return rollcall.url(`/takes/${id}/certificate.html`);
}
