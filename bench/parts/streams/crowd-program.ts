import { answerAsked } from '#testing/helpers/answer-asked.js';
import { Crowd, type CrowdOptions } from './crowd.js';

/** What a crowd can be asked for. */
export interface CrowdDeeds {
  /** Opens the readers; resolves when each has its beginning. */
  readonly open: CrowdOptions;
  /** From here on so many events are expected, with the numbers from 0. */
  readonly expect: { readonly events: number };
  /** Waits for them, so long at most, and gives a `Heard`. */
  readonly heard: { readonly withinMs: number };
  readonly close: object;
}

// A program of its own: many readers of an event stream, which cost as little as they can.
let crowd: Crowd | undefined;

function readers(): Crowd {
  if (!crowd) throw new Error('nobody reads');
  return crowd;
}

await answerAsked<CrowdDeeds>({
  open: async (options) => {
    crowd = await Crowd.open(options);
  },
  expect: ({ events }) => readers().expect(events),
  heard: ({ withinMs }) => readers().heard(withinMs),
  close: () => readers().close(),
});
