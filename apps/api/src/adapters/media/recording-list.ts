import { setImmediate } from 'node:timers/promises';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { validated } from '#contracts/messages/decode.js';
import { Recording } from '#contracts/messages/recording.js';
import type { Refusals } from '#runtime/refusals.js';
import type { RecordingSource } from '../../domain/recordings/recording-source.js';
import { readBounded } from '#runtime/read-bounded.js';
import { mediaFailure } from './media-failure.js';
import type { MediaPort } from './media-port.js';

const MAX_RECORDINGS = 10_000;
const MAX_LIST_BYTES = 8 * 1024 * 1024;
/** Checked without a pause: some ten milliseconds, in which nobody else is served. */
const AT_A_TIME = 100;
const DEADLINE_MS = 30_000;

/** The recordings of a camera as its agent lists them. */
export class RecordingList implements RecordingSource {
  constructor(
    private readonly media: MediaPort,
    private readonly refusals: Refusals,
  ) {}

  async list(camera: string): Promise<Recording[]> {
    const items = await this.fetch(camera);
    const recordings: Recording[] = [];
    for (let i = 0; i < items.length; i += AT_A_TIME) {
      recordings.push(...items.slice(i, i + AT_A_TIME).flatMap((item) => this.checked(camera, item)));
      await setImmediate();
    }
    return recordings;
  }

  private checked(camera: string, item: unknown): Recording[] {
    const decoded = validated(Recording, item);
    if (decoded.ok && decoded.value.cameraId === camera) return [decoded.value];
    const fields = decoded.ok ? ['it is of another camera'] : decoded.refusal.fields.slice(0, 8);
    this.refusals.refuse('media-recording', { camera, fields });
    return [];
  }

  private async fetch(camera: string): Promise<readonly unknown[]> {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const request = { method: 'GET', path: '/v1/recordings', headers: {}, signal } as const;
    const response = await this.media.ask(camera, 'list', request);
    if (response.statusCode !== 200) throw await mediaFailure(camera, response);
    try {
      return itemsOf(await readBounded(response, MAX_LIST_BYTES));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new RollcallError(
        'camera-unreachable',
        `The list of camera ${camera} could not be read: ${why}.`,
        {
          cause: error,
        },
      );
    } finally {
      response.destroy();
    }
  }
}

function itemsOf(body: Buffer | undefined): readonly unknown[] {
  if (!body) throw new Error(`it is longer than ${MAX_LIST_BYTES} bytes`);
  const { items } = JSON.parse(body.toString()) as { items?: unknown };
  if (!Array.isArray(items)) throw new Error('it has no items');
  if (items.length > MAX_RECORDINGS) throw new Error(`it has more than ${MAX_RECORDINGS} recordings`);
  return items;
}
