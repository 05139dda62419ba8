import { readFile } from 'node:fs/promises';

/** Where Linux on a board with a device tree says what board it is. */
export const DEVICE_MODEL = '/proc/device-tree/model';

/** True on a Raspberry Pi. */
export async function isRaspberryPi(modelFile: string): Promise<boolean> {
  try {
    return (await readFile(modelFile, 'utf8')).includes('Raspberry Pi');
  } catch {
    // Most other machines have no such file.
    return false;
  }
}
