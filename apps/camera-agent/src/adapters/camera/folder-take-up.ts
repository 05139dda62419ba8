import type { FilmsFolder } from '../fs/films-folder.js';

export interface TakeUpParts {
  readonly folder: FilmsFolder;
  /** Finds what an earlier run left to be recorded; what it gives takes that up. */
  readonly resume: () => Promise<() => Promise<void>>;
  /** Repairs what an earlier run left behind. */
  readonly recover: () => Promise<void>;
  /** The agent ends: nothing is taken up any more. */
  readonly stopping: () => boolean;
  /** All of that is done. */
  readonly done: () => void;
}

/** Takes up the folder of films when it is there, at the start of the agent or later, and again each time that it was away. */
export class FolderTakeUp {
  private isDone = false;

  constructor(private readonly parts: TakeUpParts) {}

  /** What an earlier run left is seen to once, before anything is recorded: a film of this run is none that was cut off. */
  async found(): Promise<void> {
    const { folder } = this.parts;
    if (this.isDone) return folder.admit();
    const { resume, recover, stopping, done } = this.parts;
    const takeUp = await resume();
    await recover();
    // Where it has gone meanwhile all of this is done anew.
    await folder.look();
    if (stopping()) return;
    this.isDone = true;
    folder.admit();
    await takeUp();
    if (!stopping()) done();
  }
}
