import { basename } from 'node:path';
import { openCamera } from './camera.mjs';
import { measured } from './measured.mjs';
import { hasLibav } from './model.mjs';
import { faultNow, ordered, struckBy } from './orders.mjs';
import { parseOptions } from './options.mjs';
import { openOutput } from './output.mjs';
import { play } from './play.mjs';
import { syncOf } from './sync.mjs';
import { cameraListText, NO_CAMERA_TEXT, versionText } from './texts.mjs';

/** The whole program: `args` without the program's name. */
export function run(args, given) {
  const environment = ordered(given);
  const { STANDIN_MODEL: model = 'pi5', STANDIN_FAULT: fault = 'none', STANDIN_CAMERAS = '1' } = environment;
  const { STANDIN_VERSION: version = '1.13.0', STANDIN_AFTER: after = '30' } = environment;
  const options = parseOptions(args, { version, libav: hasLibav(model) });
  if (options.has('version')) {
    const family = basename(process.argv[1]).startsWith('libcamera') ? 'libcamera' : 'rpicam';
    return void process.stdout.write(versionText(family, version, model));
  }
  if (options.has('list-cameras')) {
    const loose = environment.STANDIN_LOOSE === '1';
    const list = cameraListText(Number(STANDIN_CAMERAS), { busy: fault === 'busy', loose, model });
    return void process.stdout.write(fault === 'no-camera' ? NO_CAMERA_TEXT : list);
  }
  openCamera(options, environment);
  const framesPerSecond = Number(options.get('framerate') ?? 30);
  void play({
    sync: syncOf(options, environment),
    output: faulty(openOutput(options, { model, version }), fault, Number(after)),
    fault,
    after: Number(after),
    faultNow: () => faultNow(given),
    struck: (what, at) => struckBy(given, what, at),
    metadata: measured(options, framesPerSecond),
    startMs: Number(environment.STANDIN_START_MS ?? 120),
    framesPerSecond,
    lastMs: milliseconds(options.get('timeout') ?? '5sec'),
    preview: !options.has('nopreview'),
    repeatHeaders: model === 'pi5' || options.has('inline'),
    // A frame between two others is encoded behind both: the times are not in order.
    reorders: model === 'pi5' && !options.has('low-latency'),
    // The old hardware encoder's output is buffered unless told otherwise.
    framesAWrite: model === 'pi4' && !options.has('flush') ? 3 : 1,
  });
}

/** From the frame of the fault on: times that are none, none at all, or one too many. None of it was ever seen. */
function faulty(output, fault, after) {
  if (!fault.endsWith('-pts')) return output;
  let count = 0;
  const write = (bytes, ms, data) => {
    const struck = count >= after;
    count += 1;
    if (struck && fault === 'no-pts') return output.write(bytes, undefined, data);
    if (struck && fault === 'bad-pts') return output.write(bytes, { toFixed: () => 'nan' }, data);
    if (fault === 'more-pts' && count === after) output.write(Buffer.alloc(0), ms, data);
    output.write(bytes, ms, data);
  };
  return { ...output, write };
}

/** `5sec`, `2min`, or milliseconds. */
function milliseconds(text) {
  const [, number = '0', unit = 'ms'] = /^(\d+)\s*(ms|s|sec|m|min)?$/.exec(text) ?? [];
  return Number(number) * { ms: 1, s: 1000, sec: 1000, m: 60_000, min: 60_000 }[unit];
}
