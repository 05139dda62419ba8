import fc from 'fast-check';
import { LatestPublisher } from '#camera-agent/adapters/mqtt/latest-publisher.js';

/** Publications that end only when the test says so. */
class Wire {
  state = 0;
  readonly sent: number[] = [];
  readonly publisher = new LatestPublisher(() => this.publish());
  private acknowledge: (() => void) | undefined;

  change(): void {
    this.state += 1;
    this.publisher.changed();
  }

  get busy(): boolean {
    return this.acknowledge !== undefined;
  }

  /** Ends the publication that is on its way. */
  async acknowledged(): Promise<void> {
    this.acknowledge?.();
    this.acknowledge = undefined;
    await new Promise((resolve) => setImmediate(resolve));
  }

  private publish(): Promise<void> {
    if (this.busy) throw new Error('two publications at once');
    this.sent.push(this.state);
    return new Promise((resolve) => (this.acknowledge = resolve));
  }
}

describe('publishing the newest state', () => {
  test('a hundred changes during one publication make one more, with the last of them', async () => {
    const wire = new Wire();
    for (let i = 0; i < 100; i += 1) wire.change();
    expect(wire.sent).toEqual([1]);
    await wire.acknowledged();
    expect(wire.sent).toEqual([1, 100]);
    await wire.acknowledged();
    expect(wire.busy).toBe(false);
  });

  test('any order of changes and acknowledgements ends with the last state told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40 }), async (steps) => {
        const wire = new Wire();
        for (const isChange of steps) {
          if (isChange) wire.change();
          else await wire.acknowledged();
        }
        while (wire.busy) await wire.acknowledged();
        expect(wire.sent.at(-1) ?? 0).toBe(wire.state);
      }),
    );
  });
});
