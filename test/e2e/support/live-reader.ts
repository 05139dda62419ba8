import type { Place } from './place.js';

/** Reads the live picture of a camera from the API, as a player would, and throws it away. */
export class LiveReader {
  bytes = 0;
  private readonly left = new AbortController();

  static async open(place: Place, camera: string): Promise<LiveReader> {
    const reader = new LiveReader();
    const headers = { authorization: `Bearer ${await place.token()}` };
    const url = `${place.origin}/api/v1/cameras/${camera}/live`;
    const response = await fetch(url, { headers, signal: reader.left.signal });
    if (!response.ok || !response.body) throw new Error(`live: ${response.status} ${await response.text()}`);
    void reader.read(response.body);
    return reader;
  }

  close(): void {
    this.left.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    try {
      for await (const piece of body) this.bytes += piece.length;
    } catch (error) {
      if (!this.left.signal.aborted) throw error;
    }
  }
}
