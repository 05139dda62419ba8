/** A glyph's dots: 5 wide; 7 high and 2 more for descenders. */
const GLYPH_WIDTH = 5;
export const CAPITAL_HEIGHT = 7;
/** A character with the space to the next one and to the line below. */
export const CELL_WIDTH = 6;
export const CELL_HEIGHT = 10;

const FIRST = 0x20;
const QUESTION_MARK = 0x3f;

/**
 * The characters from space to tilde, eight a line. A glyph is nine rows from the top, each a base-32 digit whose five
 * bits are the row's dots: 'e' is .###. and 'h' is #...#, so 'ehhvhhh00' is an A.
 */
const GLYPHS = [
  '000000000 444440400 aaa000000 aavavaa00 4fke5u400 pp248jj00 cik8lid00 448000000',
  '248884200 842224800 04lel4000 044v44000 000006624 000v00000 00000cc00 11248gg00',
  'ehjlphe00 4c4444e00 eh1248v00 v2421he00 26aiv2200 vgu11he00 68guhhe00 v12488800',
  'ehhehhe00 ehhf12c00 0cc0cc000 066006624 248g84200 00v0v0000 842124800 eh1240400',
  'ehnlmge00 ehhvhhh00 uhhuhhu00 ehggghe00 sihhhis00 vgguggv00 vgguggg00 ehgnhhf00',
  'hhhvhhh00 e44444e00 72222ic00 hikokih00 ggggggv00 hrllhhh00 hhpljhh00 ehhhhhe00',
  'uhhuggg00 ehhhlid00 uhhukih00 fgge11u00 v44444400 hhhhhhe00 hhhhha400 hhhllla00',
  'hha4ahh00 hhha44400 v1248gv00 e88888e00 gg8421100 e22222e00 4ah000000 000000v00',
  '842000000 00e1fhf00 gguhhhu00 00fgggf00 11fhhhf00 00ehvge00 698s88800 00fhhhf1e',
  'gguhhhh00 40c444e00 2062222ic ggikoki00 c44444e00 00qllll00 00uhhhh00 00ehhhe00',
  '00uhhhugg 00fhhhf11 00mpggg00 00fge1u00 88s889600 00hhhhf00 00hhha400 00hhlla00',
  '00ha4ah00 00hhhhf1e 00v248v00 244844200 444444400 844244800 008l20000',
]
  .join(' ')
  .split(' ')
  .map((rows) => Array.from(rows, (digit) => parseInt(digit, 32)));

const QUADRANTS_WIDE = CELL_WIDTH * 2;
const QUADRANTS_HIGH = CELL_HEIGHT * 2;
const QUADRANTS = QUADRANTS_WIDE * QUADRANTS_HIGH;

/** Every dot cut into four, with the steps of slanted lines filled in. */
const ROUNDED = Uint8Array.from({ length: GLYPHS.length * QUADRANTS }, (_, index) => {
  const inCell = index % QUADRANTS;
  const rounded = roundedAt(
    Math.floor(index / QUADRANTS),
    inCell % QUADRANTS_WIDE,
    Math.floor(inCell / QUADRANTS_WIDE),
  );
  return rounded ? 1 : 0;
});

/** The place in the font of a UTF-16 code unit; that of '?' for all it does not have. */
export function glyphOf(codeUnit: number): number {
  const glyph = codeUnit - FIRST;
  return glyph >= 0 && glyph < GLYPHS.length ? glyph : QUESTION_MARK - FIRST;
}

/** True if the glyph has ink at pixel (x, y) of its cell, drawn `scale` pixels to a dot. */
export function hasInk(glyph: number, x: number, y: number, scale: number): boolean {
  if (scale === 1) return dotAt(glyph, x, y);
  const quadrantX = Math.floor((x * 2) / scale);
  const quadrantY = Math.floor((y * 2) / scale);
  return ROUNDED[glyph * QUADRANTS + quadrantY * QUADRANTS_WIDE + quadrantX] === 1;
}

function dotAt(glyph: number, x: number, y: number): boolean {
  if (x < 0 || x >= GLYPH_WIDTH) return false;
  return (((GLYPHS[glyph]?.[y] ?? 0) >> (GLYPH_WIDTH - 1 - x)) & 1) === 1;
}

/** The rounding of the teletext character generators: fill a quadrant whose two neighbours meet at a corner only. */
function roundedAt(glyph: number, quadrantX: number, quadrantY: number): boolean {
  const x = quadrantX >> 1;
  const y = quadrantY >> 1;
  if (dotAt(glyph, x, y)) return true;
  const besideX = x + ((quadrantX & 1) === 1 ? 1 : -1);
  const besideY = y + ((quadrantY & 1) === 1 ? 1 : -1);
  return dotAt(glyph, besideX, y) && dotAt(glyph, x, besideY) && !dotAt(glyph, besideX, besideY);
}
