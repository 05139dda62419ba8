// Control characters steer a terminal, bidirectional ones reorder a line, and both may stand in a host name.
const HARMFUL = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;

/** The text with everything that could steer a terminal written out, such as `\u001b`. Always one line. */
export function harmless(text: string): string {
  return text.replace(HARMFUL, written);
}

/** JSON that is as harmless: JSON itself leaves C1 controls and bidirectional characters as they are. */
export function harmlessJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(HARMFUL, (c) => (c === '\n' ? c : written(c)));
}

function written(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
