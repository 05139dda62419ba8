import { useHotkeys } from '@mantine/hooks';

type KeyOfPage = readonly [key: string, act: (event: KeyboardEvent) => void];

/** Keys of a page: not where somebody types, or something else has taken the key, such as a slider, and not behind a dialog. */
export function useKeys(keys: readonly KeyOfPage[]): void {
  useHotkeys(
    keys.map(([key, act]) => [
      key,
      (event) => {
        if (event.defaultPrevented || isDialogOpen()) return;
        event.preventDefault();
        act(event);
      },
      { preventDefault: false },
    ]),
  );
}

function isDialogOpen(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}
