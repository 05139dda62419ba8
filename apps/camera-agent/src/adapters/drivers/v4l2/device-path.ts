/** A device as it may be named from outside: a node, or one of udev's names. Nothing else becomes an argument. */
const DEVICE = /^\/dev\/(?:video\d{1,3}|v4l\/by-(?:id|path)\/[\w.:+-]{1,200})$/;

export function isDevicePath(text: string): boolean {
  return DEVICE.test(text);
}
