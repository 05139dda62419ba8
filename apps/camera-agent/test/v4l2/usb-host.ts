import { mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFileAtomic } from '#runtime/atomic-file.js';
import { tempDir } from '#testing/temp-dir.js';

export const USB_STAND_INS = join(
  dirname(fileURLToPath(import.meta.url)),
  '../../../../libs/testing/stand-ins/usb',
);

interface Plugged {
  readonly model: 'c920' | 'c270';
  readonly node: string;
  /** Its name under by-id. */
  readonly name: string;
}

interface Trouble {
  readonly busy?: boolean;
  readonly button?: boolean;
  readonly unplugAt?: number;
  readonly stalls?: boolean;
  readonly dies?: boolean;
  readonly startMs?: number;
  readonly values?: Readonly<Record<string, number>>;
}

/** A host of USB cameras, as the stand-ins play it. */
export class UsbHost {
  private constructor(private readonly folder: string) {}

  static async with(cameras: readonly Plugged[], trouble: Trouble = {}): Promise<UsbHost> {
    const host = new UsbHost(await tempDir());
    await host.plug(cameras, trouble);
    return host;
  }

  /** Where udev names devices. */
  get namesFolder(): string {
    return this.folder;
  }

  get environment(): Record<string, string> {
    const node = dirname(process.execPath);
    return { PATH: `${USB_STAND_INS}:${node}:/usr/bin:/bin`, STANDIN_USB: this.state };
  }

  /** A PATH with v4l2-ctl alone: no ffmpeg, and no stdbuf to keep stdio from holding back the end of a frame. */
  async withV4l2CtlAlone(): Promise<Record<string, string>> {
    const folder = await tempDir();
    await symlink(join(USB_STAND_INS, 'v4l2-ctl'), join(folder, 'v4l2-ctl'));
    await symlink(process.execPath, join(folder, 'node'));
    return { ...this.environment, PATH: folder };
  }

  /** The stable name of a camera. */
  device(name: string): string {
    return join(this.folder, 'by-id', name);
  }

  /** These are there from now on, and no others. */
  async plug(cameras: readonly Plugged[], trouble: Trouble = {}): Promise<void> {
    const folder = join(this.folder, 'by-id');
    await rm(folder, { recursive: true, force: true });
    if (cameras.length > 0) await mkdir(folder);
    for (const { node, name } of cameras) await symlink(`../../${basename(node)}`, this.device(name));
    const listed = cameras.map(({ model, node, name }) => ({ model, node, id: this.device(name) }));
    await writeFileAtomic(this.state, JSON.stringify({ cameras: listed, ...trouble }));
  }

  /** How v4l2-ctl was called since the start, a line a call. */
  async calls(): Promise<string[]> {
    return (await readFile(`${this.state}.calls`, 'utf8')).trim().split('\n');
  }

  private get state(): string {
    return join(this.folder, 'usb.json');
  }
}

export const C920 = { model: 'c920', node: '/dev/video0', name: 'usb-C920-video-index0' } as const;
export const C270 = { model: 'c270', node: '/dev/video2', name: 'usb-C270-video-index0' } as const;
