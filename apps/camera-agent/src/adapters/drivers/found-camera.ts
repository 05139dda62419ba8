import type { DriverName } from '#contracts/messages/agent-info.js';
import type { RpicamProbe } from './rpicam/probe.js';
import type { V4l2Camera } from './v4l2/probe.js';

/** One camera of this host, and what a look has found out about it. */
export interface FoundCamera {
  readonly driver: DriverName;
  /** Of rpicam: its number in the list of the tool; 0 if not given. It is another where one before it is away. */
  readonly index?: number;
  /** Of rpicam: its place in the device tree, by its port; then its number is looked up. */
  readonly path?: string;
  /** Of v4l2: the path by which it is opened. */
  readonly device?: string;
  readonly rpicam?: RpicamProbe;
  readonly usb?: V4l2Camera;
  /** Of a host that has no camera yet: looks for the first one that comes. */
  readonly look?: (signal: AbortSignal) => Promise<FoundCamera | undefined>;
}

/** Which of the cameras it is, also after a restart: `rpicam:/base/…`, `rpicam:0`, or the path of a USB camera. */
export function cameraName({ driver, index = 0, path, device }: FoundCamera): string {
  return device ?? `${driver}:${path ?? index}`;
}

/** Undefined for what names no camera. */
export function namedCamera(name: string): FoundCamera | undefined {
  const [, index] = /^rpicam:(\d)$/.exec(name) ?? [];
  if (index !== undefined) return { driver: 'rpicam', index: Number(index) };
  const [, path] = /^rpicam:(\/base\/[\w/@,.+-]{1,300})$/.exec(name) ?? [];
  if (path !== undefined) return { driver: 'rpicam', path };
  return isDevicePath(name) ? { driver: 'v4l2', device: name } : undefined;
}

/** A node, or one of udev's names: nothing else becomes an argument. */
const DEVICE = /^\/dev\/(?:video\d{1,3}|v4l\/by-(?:id|path)\/[\w.:+-]{1,200})$/;

export function isDevicePath(text: string): boolean {
  return DEVICE.test(text);
}
