import { World } from '../../e2e/support/world.js';
import { Stage } from './stage.js';

const DEADLINE_MS = 120_000;

/**
 * A stage for all tests of a `describe`, with these cameras on it; what a test opens is closed after it. `more` are settings
 * of the operator's parts.
 */
export function withStage(
  cameras: readonly string[],
  made: (stage: Stage) => void,
  more: () => Promise<Readonly<Record<string, string>>> = () => Promise.resolve({}),
): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open(await World.make(), await more());
    for (const id of cameras) stage.startCamera(id);
    made(stage);
  }, DEADLINE_MS);
  afterEach(() => stage.clear());
  afterAll(() => stage.close(), DEADLINE_MS);
}
