import type { FleetService } from '#contracts/http/views.js';
import type { Announcer } from '../events/announcer.js';
import type { CameraDirectory } from '../fleet/camera-directory.js';
import type { NoteChange } from '../fleet/note.js';
import type { Fleet } from '../fleet/fleet.js';
import type { NoteStore } from './note-store.js';

/** What the operator calls the cameras; they are called so everywhere. */
export class CameraNotes {
  constructor(
    private readonly store: NoteStore,
    private readonly fleet: Fleet,
    private readonly cameras: CameraDirectory,
    private readonly announcer: Announcer,
  ) {}

  async load(): Promise<void> {
    for (const [id, note] of await this.store.all()) this.announcer.take({ kind: 'note', id, note });
  }

  /** Rejects with `unknown-camera`, or where it cannot be kept. */
  async change(id: string, change: NoteChange): Promise<FleetService> {
    this.cameras.requireKnown(id);
    const note = await this.store.change(id, change);
    this.announcer.take({ kind: 'note', id, note });
    return this.fleet.requireService(id);
  }
}
