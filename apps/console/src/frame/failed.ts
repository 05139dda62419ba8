import { notifications } from '@mantine/notifications';
import { failureText } from '../format/failure-text.js';

/** What many cameras may fail at at once is not to cover the page. */
const MOST = 3;

interface Shown {
  readonly id: string;
  readonly message: string;
}

/** The newest first. */
let inSight: readonly Shown[] = [];

/** Shows that something did not work, until somebody has seen it. */
export function failed(error: unknown): void {
  const message = failureText(error);
  // The same once more takes the place of what said it before, so that it is seen and heard again.
  const staying = inSight.filter((each) => each.message !== message).slice(0, MOST - 1);
  for (const each of inSight) if (!staying.includes(each)) notifications.hide(each.id);
  const id = notifications.show({
    color: 'red',
    title: 'That did not work',
    message,
    autoClose: false,
    onClose: ({ id: closed }) => (inSight = inSight.filter((each) => each.id !== closed)),
  });
  inSight = [{ id, message }, ...staying];
}
