import * as ws from 'ws';
import { LiveFrames } from '#api/adapters/http/live/live-frames.js';
import { decodeLiveHeader, LIVE_HEADER_BYTES, type LiveHeader } from '#contracts/http/live-header.js';
import { CASES_DEADLINE_MS, hold, inThree, SO_MANY, throwAll, type Dice } from '#testing/many-cases.js';

/** What reads the frames in a WebSocket of `ws`; its types do not know it. */
interface Receiver {
  on(event: 'message', listener: (message: Buffer, isBinary: boolean) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  write(chunk: Uint8Array): boolean;
}
const { Receiver } = ws as unknown as { Receiver: new (options: { isServer: boolean }) => Receiver };

/** Of messages: where the length takes more bytes to say. */
const EDGES = [125, 126, 127, 0xffff, 0x10000, 0x10001].map((length) => length - LIVE_HEADER_BYTES);
const FILM = Uint8Array.from({ length: 0x10010 }, (_, i) => (i * 31) % 251);

/** A picture, which may be empty. A long one is rare: it is copied some times over. */
function picture(dice: Dice): Uint8Array {
  const isAtEdge = dice(8) === 0;
  const edge = EDGES[dice(dice(50) === 0 ? EDGES.length : 3)] ?? 0;
  const length = isAtEdge ? edge : dice(300);
  const from = dice(FILM.length - length + 1);
  return FILM.subarray(from, from + length);
}

const header = (dice: Dice): LiveHeader => ({
  number: dice(0x10000),
  ...(dice(2) === 0 && { init: dice(2) === 0 }),
  ...(dice(2) === 0 && { keyFrame: dice(2) === 0 }),
  ...(dice(2) === 0 && { gap: dice(2) === 0 }),
});

const FLIPS = [
  () => ({}),
  ({ number }: LiveHeader) => ({ number: number ^ 1 }),
  ({ init }: LiveHeader) => ({ init: !init }),
  ({ keyFrame }: LiveHeader) => ({ keyFrame: !keyFrame }),
  ({ gap }: LiveHeader) => ({ gap: !gap }),
];

test(
  `a reader of WebSockets reads of each frame its header and its picture, however it is cut (${SO_MANY})`,
  async () => {
    const frames = new LiveFrames();
    const receiver = new Receiver({ isServer: false });
    const got: Buffer[] = [];
    const faults: string[] = [];
    receiver.on('message', (message, isBinary) => (isBinary ? got : faults).push(message as never));
    receiver.on('error', ({ message }) => faults.push(message));
    await throwAll((dice) => {
      const bytes = picture(dice);
      // Of two readers of one picture the second may have the frame of the first.
      const first = header(dice);
      const sent = dice(4) === 0 ? [first, { ...first, ...FLIPS[dice(FLIPS.length)]?.(first) }] : [first];
      for (const each of sent) {
        for (const chunk of inThree(frames.of(each, bytes), dice)) receiver.write(chunk);
        const [message = Buffer.alloc(0), ...more] = got.splice(0);
        hold(faults.length + more.length === 0, `not one message: ${faults.join()}`);
        const { number, init = false, keyFrame = false, gap = false } = each;
        const told = JSON.stringify({ number, init, keyFrame, gap });
        hold(JSON.stringify(decodeLiveHeader(message)) === told, `another header than ${told}`);
        hold(message.subarray(LIVE_HEADER_BYTES).equals(bytes), `another picture of ${bytes.length} bytes`);
      }
      return true;
    });
  },
  CASES_DEADLINE_MS,
);
