/** A time as text, written out once for as long as it stays: services are looked at with every answer. */
export class ToldTime {
  private ms = NaN;
  private text = '';

  /** RFC 3339 of unix ms. */
  of(ms: number): string {
    if (ms !== this.ms) {
      this.ms = ms;
      this.text = new Date(ms).toISOString();
    }
    return this.text;
  }
}
