import { useHotkeys } from '@mantine/hooks';
import { takesKey } from './takes-key.js';

type KeyOfPage = readonly [key: string, act: (event: KeyboardEvent) => void];

/** Keys of a page: not where somebody types, or something else has taken the key, such as a slider, and not behind a dialog. */
export function useKeys(keys: readonly KeyOfPage[]): void {
  useHotkeys(
    keys.map(([key, act]) => [
      key,
      (event) => {
        if (event.defaultPrevented || isBehind() || takesKey(event.target, event.key)) return;
        event.preventDefault();
        act(event);
      },
      { preventDefault: false },
    ]),
    // Judged above: a box that was ticked keeps the focus, and takes no letter.
    [],
  );
}

/** A dialog or a menu is open, whose keys these are. */
function isBehind(): boolean {
  return document.querySelector('[aria-modal="true"], [role="menu"]') !== null;
}
