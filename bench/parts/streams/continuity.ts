/** What one reader was told over all of its streams: whether each goes on where the one before it ended. */
export class Continuity {
  lastId: string | undefined;
  /** Streams after the first. */
  returns = 0;
  /** Streams that neither went on nor began anew with a reset, and events that were left out within a stream. */
  gaps = 0;
  private isFirst = true;
  private wasReset = false;

  /** A stream begins. */
  begin(): void {
    if (this.lastId !== undefined) this.returns += 1;
    this.isFirst = true;
    this.wasReset = false;
  }

  hear(id: string | undefined, type: string | undefined): void {
    if (id === undefined) return;
    if (type === 'reset') this.wasReset = true;
    else if (type === 'snapshot') this.gaps += this.mayBegin() ? 0 : 1;
    else this.gaps += follows(this.lastId, id) ? 0 : 1;
    this.isFirst = false;
    this.lastId = id;
  }

  /** The whole view is where somebody begins, or is told to begin anew. */
  private mayBegin(): boolean {
    return this.wasReset || (this.isFirst && this.lastId === undefined);
  }
}

function follows(before: string | undefined, id: string): boolean {
  const [run = '', number = ''] = before?.split('.') ?? [];
  return id === `${run}.${Number(number) + 1}`;
}
