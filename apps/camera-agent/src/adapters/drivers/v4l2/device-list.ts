/** One camera, or what else shows itself as video, by what `v4l2-ctl --list-devices` prints. */
export interface ListedDevice {
  /** Its own name, such as `HD Pro Webcam C920`. */
  readonly name: string;
  /** Where it hangs, such as `usb-0000:01:00.0-1.3` or `platform:bcm2835-codec`. */
  readonly bus: string;
  /** `/dev/video0`, … in the order of the list; some may be no capture devices. */
  readonly nodes: readonly string[];
}

/** `HD Pro Webcam C920 (usb-0000:01:00.0-1.3):`; the name may hold parentheses itself. */
const HEADING = /^(\S.{0,200}?)\s+\(([\w:.-]{1,100})\):\s*$/;
const NODE = /^\s+(\/dev\/video\d{1,3})\s*$/;
const MAX_DEVICES = 64;
/** Of what an agent tells of itself. */
const MAX_NAME = 100;

/** Total: any text gives a list. */
export function parseDeviceList(text: string): ListedDevice[] {
  const devices: ListedDevice[] = [];
  let nodes: string[] | undefined;
  for (const line of text.split('\n')) {
    const [, name, bus] = HEADING.exec(line) ?? [];
    const [, node] = NODE.exec(line) ?? [];
    if (name !== undefined && bus !== undefined) {
      nodes = [];
      if (devices.length < MAX_DEVICES) devices.push({ name: cleanName(name), bus, nodes });
    } else if (node === undefined) {
      // A blank line ends a device; a media or radio node does not.
      if (line.trim() === '') nodes = undefined;
    } else nodes?.push(node);
  }
  return devices;
}

/**
 * Cameras that somebody plugged in. On `platform:` sit parts of the board: codecs, the image processor and the receiver
 * of the ribbon cable (bcm2835-codec, bcm2835-isp, unicam, rp1-cfe, pispbe, rpivid), which give no pictures by themselves.
 */
export function isPluggedIn({ bus }: ListedDevice): boolean {
  return !bus.startsWith('platform:');
}

/** The name is whatever the maker has put into the device. */
function cleanName(name: string): string {
  const printable = name.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, '').trim();
  return printable.slice(0, MAX_NAME).toWellFormed() || 'USB camera';
}
