import { delimiter, resolve } from 'node:path';
import type { EncodedFilm } from './encoded-film.js';

const FOLDER = resolve('libs/testing/stand-ins');

export const RPICAM_STAND_IN = resolve(FOLDER, 'rpicam-vid');

/** What makes an agent take the stand-in for its camera tool, which then plays this film, or its own, without end. */
export function standInCamera(film?: EncodedFilm): Record<string, string> {
  return {
    PATH: [FOLDER, process.env.PATH].join(delimiter),
    ROLLCALL_DRIVER: 'rpicam',
    ...(film && {
      STANDIN_FILM: film.path,
      ROLLCALL_VIDEO: `${film.width}x${film.height}@${film.fps}`,
    }),
  };
}

/** What makes an agent take the stand-ins of v4l2-ctl and ffmpeg for its own, with the USB cameras of this file. */
export function usbStandIns(plugged: string): Record<string, string> {
  return {
    PATH: [resolve(FOLDER, 'usb'), process.env.PATH].join(delimiter),
    ROLLCALL_DRIVER: 'v4l2',
    STANDIN_USB: plugged,
  };
}
