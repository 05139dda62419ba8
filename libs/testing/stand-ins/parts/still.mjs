import { readFileSync } from 'node:fs';
import { openCamera } from './camera.mjs';
import { refuse } from './exits.mjs';
import { hasLibav } from './model.mjs';
import { parseOptions } from './options.mjs';

const PREVIEW_MS = 5000;
const JPEG = new URL('../../fixtures/grey-16x16.jpg', import.meta.url);

/** The whole of rpicam-still: `args` without the program's name. */
export function takeStill(args, environment) {
  const { STANDIN_VERSION: version = '1.13.0', STANDIN_MODEL: model } = environment;
  const options = parseOptions(args, { version, libav: hasLibav(model) });
  openCamera(options, environment);
  if (options.get('output') !== '-') refuse('the stand-in writes to standard output only');
  const startMs = Number(environment.STANDIN_START_MS ?? 30);
  const wait = options.has('immediate') ? startMs : PREVIEW_MS;
  setTimeout(() => process.stdout.write(readFileSync(JPEG)), wait);
}
