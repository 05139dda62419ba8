import type { ServerResponse } from 'node:http';

/** Answers that are not over yet, such as streams and downloads, by their caller: they end with its right to them. */
export class OpenAnswers {
  private readonly byCaller = new Map<string, Set<ServerResponse>>();

  add(caller: string, response: ServerResponse): void {
    const open = this.byCaller.get(caller) ?? new Set();
    this.byCaller.set(caller, open.add(response));
    response.once('close', () => {
      open.delete(response);
      if (open.size === 0 && this.byCaller.get(caller) === open) this.byCaller.delete(caller);
    });
  }

  /** Breaks off all that the caller has open. */
  end(caller: string): void {
    for (const response of this.byCaller.get(caller) ?? []) response.destroy();
  }
}
