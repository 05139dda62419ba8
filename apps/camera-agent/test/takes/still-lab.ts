import type { Still } from '#contracts/messages/still.js';
import { readFrameNumber } from '#camera-agent/domain/simulation/frame-number-strip.js';
import { eventually } from '#testing/eventually.js';
import { type ScriptedCamera, scriptedCamera, type ScriptedOptions } from '../camera/scripted-camera.js';
import { FRAME_MS } from '../camera/test-film.js';
import { runTool } from '../media/run-tool.js';

export const SIZE = { width: 320, height: 240 };
export const TAKE = { takeId: 'take-1' };
/** A frame header alone: as much of a picture as is looked at. */
export const OWN = Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0x09, 0x00, 0x10, 0x00, 3);

/** It has given forty frames, the last of them now. */
export async function running(options: ScriptedOptions = {}): Promise<ScriptedCamera> {
  const camera = await scriptedCamera(options);
  camera.driver.resize(SIZE.width, SIZE.height);
  camera.clock.advance(100 + 39 * FRAME_MS);
  camera.driver.give(40);
  return camera;
}

/** Operator time of the nth frame of the scripted camera. */
export function atFrame({ time }: ScriptedCamera, number: number): string {
  return new Date(Math.round(time.at(100 + number * FRAME_MS))).toISOString();
}

export async function numberIn(
  { camera }: ScriptedCamera,
  { takeId, width, height }: Still,
): Promise<unknown> {
  return stillNumber(await camera.stills.path(takeId), width, height);
}

export async function settle(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate);
}

/** As many turns as it takes until it waits for its instant. */
export async function waits({ clock }: ScriptedCamera, timersBefore: number): Promise<void> {
  await eventually('it waits', () => clock.timers > timersBefore);
}

/** The number in the strip of a simulated picture; undefined where there is none. */
export async function stillNumber(path: string, width: number, height: number): Promise<number | undefined> {
  const luma = await runTool('ffmpeg', [
    '-v',
    'quiet',
    '-i',
    path,
    '-f',
    'rawvideo',
    '-pix_fmt',
    'gray',
    '-',
  ]);
  return readFrameNumber(luma, width, width, height);
}
