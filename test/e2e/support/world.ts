import { tempDir } from '#testing/temp-dir.js';
import { Place } from './place.js';

/** The place of one test file's programs; its folder is removed after the tests. */
export class World extends Place {
  static async make(): Promise<World> {
    return new World(await tempDir(), await World.freePorts());
  }
}
