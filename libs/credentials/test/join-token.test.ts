import { formatJoinToken, parseJoinToken } from '#credentials/join-token.js';
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

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LETTERS = [...'RC1..fs-_ \n', 'f'.repeat(43), '😀', '\0', '\ud800'];

/** 43 characters: others at the end than before, and one anywhere that is another again. */
function part(dice: Dice): string {
  const at = dice(43);
  const letter = (): string => BASE64URL.charAt(dice(BASE64URL.length));
  return letter().repeat(at) + letter() + letter().repeat(42 - at);
}

test(
  `what is written is read as the same, and any other text is none, or is what is written (${SO_MANY})`,
  async () => {
    const { taken, refused } = await throwAll((dice) => {
      const token = { fingerprint: part(dice), secret: part(dice) };
      const text = formatJoinToken(token);
      const read = parseJoinToken(text);
      hold(read?.fingerprint === token.fingerprint && read.secret === token.secret, `another in ${text}`);
      const bits = Array.from({ length: dice(8) }, () => LETTERS[dice(LETTERS.length)]).join('');
      const broken = Buffer.from(damaged(Buffer.from(text), damageBy(dice))).toString('latin1');
      const other = [broken, bits, `${text}${bits}`][dice(3)] ?? '';
      const found = parseJoinToken(other);
      hold(!found || formatJoinToken(found) === other, `${JSON.stringify(other)} was taken`);
      return found !== undefined;
    });
    expect(taken).toBeGreaterThan(CASES / 100);
    expect(refused).toBeGreaterThan(CASES / 20);
  },
  CASES_DEADLINE_MS,
);

test('any other text is none', () => {
  const [f, s] = ['f'.repeat(43), 's'.repeat(43)];
  for (const text of [
    '',
    'RC1',
    `RC1.${f}`,
    `RC2.${f}.${s}`,
    `RC1.${f}.${s}.x`,
    `RC1.${f}x.${s}`,
    `RC1.${f}.${s} `,
  ])
    expect(parseJoinToken(text)).toBeUndefined();
});
