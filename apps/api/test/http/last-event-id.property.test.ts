import { eventId, seqOf } from '#api/adapters/http/events/last-event-id.js';
import {
  CASES,
  CASES_DEADLINE_MS,
  damageBy,
  damaged,
  hold,
  SO_MANY,
  throwAll,
  type Dice,
} from '#testing/many-cases.js';

const BOOTS = ['b', '0', '7', 'k3j9', 'a-b', '0.', 'z'.repeat(64)];
const EDGES = [0, 1, 9, 10, 999_999_999_999_998, 999_999_999_999_999];
const LETTERS = [...'b07.k3j9-+ e\n', 'é', '😀', '\0', '\ud800', '١'];

const number = (dice: Dice): number =>
  dice(3) === 0 ? (EDGES[dice(EDGES.length)] ?? 0) : dice(10 ** (1 + dice(15)));

test(
  `ids of events: what is written is read in the same run alone; any other text is one of this run or none (${SO_MANY})`,
  async () => {
    const { taken, refused } = await throwAll((dice) => {
      const [boot = '', another = ''] = [BOOTS[dice(BOOTS.length)], BOOTS[dice(BOOTS.length)]];
      const seq = number(dice);
      const id = eventId(boot, seq);
      hold(seqOf(id, boot) === seq, `another number in ${id}`);
      hold(boot === another || seqOf(id, another) === undefined, `${id} is of ${another}, too`);
      const other =
        dice(2) === 0
          ? Buffer.from(damaged(Buffer.from(id), damageBy(dice))).toString('latin1')
          : Array.from({ length: dice(8) }, () => LETTERS[dice(LETTERS.length)]).join('');
      const found = seqOf(other, boot);
      if (found === undefined) return false;
      hold(other.startsWith(boot) && Number.isSafeInteger(found) && found >= 0, `${found} in ${other}`);
      hold(seqOf(eventId(boot, found), boot) === found, `another number in ${other}`);
      return true;
    });
    expect(taken).toBeGreaterThan(CASES / 20);
    expect(refused).toBeGreaterThan(CASES / 20);
  },
  CASES_DEADLINE_MS,
);
