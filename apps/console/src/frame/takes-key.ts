const TOGGLES = new Set(['checkbox', 'radio', 'button', 'file']);
const LETTER = /^[a-z]$/i;

/** Whether a key that is pressed there is meant for what has the focus: a letter that is typed, an arrow in a list. */
export function takesKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  const { tagName } = target;
  if (tagName === 'TEXTAREA' || tagName === 'SELECT') return true;
  if (!(target instanceof HTMLInputElement)) return false;
  if (!LETTER.test(key)) return true;
  // The field of a list that is open goes to the entry of that letter.
  const isShut = target.readOnly && target.getAttribute('aria-expanded') !== 'true';
  return !TOGGLES.has(target.type) && !isShut;
}
