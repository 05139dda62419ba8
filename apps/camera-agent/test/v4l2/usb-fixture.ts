import { readFileSync } from 'node:fs';

/** What the real v4l2-ctl prints: `c920.formats.txt` and such. */
export function usbFixture(name: string): string {
  return readFileSync(new URL(`../../../../libs/testing/fixtures/usb/${name}`, import.meta.url), 'utf8');
}
