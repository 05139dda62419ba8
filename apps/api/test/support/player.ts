import { get, type IncomingMessage } from 'node:http';
import { PieceReader } from '#api/domain/live/piece-reader.js';
import { fragmentHead } from '#api/domain/live/fragment-head.js';
import { eventually } from '#testing/eventually.js';

/** Plays the live picture of a camera, as any program does. */
export class Player {
  /** The last byte of each picture. */
  readonly marks: (number | undefined)[] = [];
  readonly starts: (number | undefined)[] = [];
  /** The init segments, in order. */
  readonly inits: Uint8Array[] = [];
  /** How it ended: undefined until then. */
  end: 'whole' | 'broken off' | undefined;

  private constructor(readonly answer: IncomingMessage) {
    const reader = new PieceReader();
    answer.on('data', (chunk: Buffer) => {
      for (const { bytes, init } of reader.push(chunk)) {
        this.marks.push(bytes.at(-1));
        this.starts.push(fragmentHead(bytes)?.startTicks);
        if (this.inits.at(-1) !== init) this.inits.push(init);
      }
    });
    answer.on('error', () => undefined);
    answer.once('close', () => (this.end = answer.complete ? 'whole' : 'broken off'));
  }

  static async open(url: string, headers: Record<string, string>): Promise<Player> {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      get(url, { headers, agent: false }, resolve).once('error', reject);
    });
    if (answer.statusCode !== 200) throw new Error(`live: ${answer.statusCode}`);
    return new Player(answer);
  }

  shows(mark: number): Promise<unknown> {
    return eventually(`picture ${mark}`, () => this.marks.at(-1) === mark);
  }

  close(): void {
    this.answer.destroy();
  }
}
