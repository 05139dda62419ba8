import type { Recording } from '#contracts/messages/recording.js';
import type { CameraDirectory } from '../fleet/camera-directory.js';
import { filmName } from './film-name.js';
import type { RecordingIndex } from './recording-index.js';

const REMEMBERED = 1000;

/** The file names of films. What a name is made of never changes, so a player that seeks asks the agent once. */
export class FilmNames {
  private readonly remembered = new Map<string, Pick<Recording, 'startedAt' | 'name'>>();

  constructor(
    private readonly cameras: CameraDirectory,
    private readonly index: RecordingIndex,
  ) {}

  /** Rejects with `unknown-recording`, or as the index does. */
  async nameOf(camera: string, id: string): Promise<string> {
    const label = this.cameras.label(camera);
    const key = `${camera}/${id}`;
    const recording = this.remembered.get(key) ?? (await this.index.one(camera, id));
    this.remember(key, recording);
    return filmName(label, recording);
  }

  /** The one that was used longest ago makes room. */
  private remember(key: string, recording: Pick<Recording, 'startedAt' | 'name'>): void {
    this.remembered.delete(key);
    this.remembered.set(key, recording);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
  }
}
