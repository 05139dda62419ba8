import { answerAsked } from '../helpers/answer-asked.js';
import type { TroupeDeeds } from './protocol.js';
import { speak } from './speech.js';
import { Troupe } from './troupe.js';

// A program of its own: plays agents on the bus, and discovery.
let troupe: Troupe | undefined;

function players(): Troupe {
  if (!troupe) throw new Error('the troupe is not open');
  return troupe;
}

await answerAsked<TroupeDeeds>({
  open: async (options) => {
    troupe = await Troupe.open(options);
  },
  speak: (options) => speak(players().agents, options),
  identified: () => players().agents.flatMap(({ identified }) => identified),
});
