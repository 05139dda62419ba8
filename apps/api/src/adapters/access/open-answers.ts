import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Principal } from '../../domain/access/principal.js';

/** The answers that are not over yet, by whom they are for: revoking somebody ends their streams and downloads. */
export class OpenAnswers {
  private readonly byKey = new Map<string, Set<ServerResponse>>();

  /**
   * `response` ends with its principal or session; closing it lets it go. Only what is read goes on for long: a change
   * is let finish, as it may be the very one that ends them.
   */
  hold({ key, session }: Principal, { method }: IncomingMessage, response: ServerResponse): void {
    if (method !== 'GET') return;
    for (const each of session === undefined ? [key] : [key, session]) this.holdAs(each, response);
  }

  /** Breaks them off: what was sent of a film must not look whole. */
  end(key: string): void {
    for (const response of this.byKey.get(key) ?? []) response.destroy();
  }

  private holdAs(key: string, response: ServerResponse): void {
    const open = this.byKey.get(key) ?? new Set();
    this.byKey.set(key, open.add(response));
    response.once('close', () => {
      open.delete(response);
      // A set of its own may have taken the place meanwhile.
      if (open.size === 0 && this.byKey.get(key) === open) this.byKey.delete(key);
    });
  }
}
