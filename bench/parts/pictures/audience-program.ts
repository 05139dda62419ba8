import { answerAsked } from '#testing/helpers/answer-asked.js';
import { Audience, type AudienceOptions } from './audience.js';

/** What an audience can be asked for. */
export interface AudienceDeeds {
  /** Resolves when each viewer has seen a picture. */
  readonly open: AudienceOptions;
  /** Gives what is `Seen` in so long a time. */
  readonly watch: { readonly ms: number };
  readonly close: object;
}

// A program of its own: many who watch one camera.
let audience: Audience | undefined;

function viewers(): Audience {
  if (!audience) throw new Error('nobody watches');
  return audience;
}

await answerAsked<AudienceDeeds>({
  open: async (options) => {
    audience = new Audience(options);
    await audience.open();
  },
  watch: ({ ms }) => viewers().watch(ms),
  close: () => viewers().close(),
});
