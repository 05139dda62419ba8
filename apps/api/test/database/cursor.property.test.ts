import { cursorOf, readCursor, type Place } from '#api/adapters/database/cursor.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
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

const MOST = 999_999_999_999_999;
const EDGES = [0, 1, 9, 10, Date.UTC(2026, 0, 1), MOST - 1, MOST];
/** What cursors are made of, and what they are not. */
const LETTERS = [...'MTIuNwAz09-_=+/. \n%', 'é', '😀', '\0', '\ud800'];

const number = (dice: Dice): number =>
  dice(3) === 0 ? (EDGES[dice(EDGES.length)] ?? 0) : dice(10 ** (1 + dice(15)));

/** What is no cursor is refused as what a caller sent wrongly. */
function placeIn(cursor: string): Place | undefined {
  try {
    return readCursor(cursor);
  } catch (error) {
    hold(error instanceof RollcallError && error.code === 'invalid-request', String(error));
    return undefined;
  }
}

const isSame = (a: Place, b: Place | undefined): boolean => a.time === b?.time && a.seq === b.seq;

test(
  `cursors: what is written is read; any other text is a place that can be written, or refused (${SO_MANY})`,
  async () => {
    const { taken, refused } = await throwAll((dice) => {
      const place = { time: number(dice), seq: number(dice) };
      const cursor = cursorOf(place);
      hold(/^[\w-]+$/.test(cursor), `${cursor} would have to be escaped`);
      hold(isSame(place, placeIn(cursor)), `another place than ${JSON.stringify(place)}`);
      const other =
        dice(2) === 0
          ? Buffer.from(damaged(Buffer.from(cursor), damageBy(dice))).toString('latin1')
          : Array.from({ length: dice(8) }, () => LETTERS[dice(LETTERS.length)]).join('');
      const found = placeIn(other);
      const isOne = /^\d+\.\d+$/.test(Buffer.from(other, 'base64url').toString());
      hold(isOne || !found, `${JSON.stringify(other)} was taken`);
      if (found) hold(isSame(found, placeIn(cursorOf(found))), `another place in ${JSON.stringify(other)}`);
      return found !== undefined;
    });
    expect(taken).toBeGreaterThan(CASES / 20);
    expect(refused).toBeGreaterThan(CASES / 20);
  },
  CASES_DEADLINE_MS,
);
