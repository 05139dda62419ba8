import type { Snapshot } from '#contracts/http/views.js';

/**
 * Snapshots as JSON. Of a thousand cameras few change from one reader to the next: what was written once of a service
 * or a camera is kept for as long as its object is. Views are never changed in place, which this relies on.
 */
export class SnapshotJson {
  private readonly written = new WeakMap<object, string>();

  of({ services, cameras, ...rest }: Snapshot): string {
    const others = JSON.stringify(rest).slice(1);
    return `{"services":${this.list(services)},"cameras":${this.list(cameras)},${others}`;
  }

  private list(items: readonly object[]): string {
    return `[${items.map((item) => this.item(item)).join()}]`;
  }

  private item(item: object): string {
    const known = this.written.get(item);
    if (known !== undefined) return known;
    const json = JSON.stringify(item);
    this.written.set(item, json);
    return json;
  }
}
