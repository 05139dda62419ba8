import { notifications } from '@mantine/notifications';
import { failureText } from '../format/failure-text.js';

/** Shows that something did not work, until somebody has seen it. */
export function failed(error: unknown): void {
  notifications.show({
    color: 'red',
    title: 'That did not work',
    message: failureText(error),
    autoClose: false,
  });
}
