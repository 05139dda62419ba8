import { delimiter, resolve } from 'node:path';
import type { EncodedFilm } from './encoded-film.js';

const FOLDER = resolve('libs/testing/stand-ins');

export const RPICAM_STAND_IN = resolve(FOLDER, 'rpicam-vid');

/** What makes an agent take the stand-in for its camera tool, which then plays this film without end. */
export function standInCamera({ path, width, height, fps }: EncodedFilm): Record<string, string> {
  return {
    PATH: [FOLDER, process.env.PATH].join(delimiter),
    STANDIN_FILM: path,
    ROLLCALL_DRIVER: 'rpicam',
    ROLLCALL_VIDEO: `${width}x${height}@${fps}`,
  };
}
