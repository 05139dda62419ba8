import { openSync, writeSync } from 'node:fs';
import { abort, refuse } from './exits.mjs';
import { parseOptions } from './options.mjs';
import { play } from './play.mjs';
import { ACQUIRE_TEXT, BUSY_TEXT, cameraListText, log, NO_CAMERA_TEXT, versionText } from './texts.mjs';

/** The whole program: `args` without the program's name. */
export function run(args, environment) {
  const { STANDIN_MODEL: model = 'pi5', STANDIN_FAULT: fault = 'none' } = environment;
  const { STANDIN_VERSION: version = '1.13.0', STANDIN_AFTER: after = '30' } = environment;
  const options = parseOptions(args, version);
  if (options.has('version')) return void process.stdout.write(versionText(version, model));
  if (options.has('list-cameras')) {
    return void process.stdout.write(
      fault === 'no-camera' ? NO_CAMERA_TEXT : cameraListText(fault === 'busy'),
    );
  }
  openCamera(options, fault);
  const write = openOutput(options, model);
  play({
    write,
    fault,
    after: Number(after),
    startMs: Number(environment.STANDIN_START_MS ?? 120),
    framesPerSecond: Number(options.get('framerate') ?? 30),
    lastMs: milliseconds(options.get('timeout') ?? '5sec'),
    preview: !options.has('nopreview'),
    repeatHeaders: model === 'pi5' || options.has('inline'),
    // The old hardware encoder's output is buffered unless told otherwise.
    framesAWrite: model === 'pi4' && !options.has('flush') ? 3 : 1,
  });
}

function openCamera(options, fault) {
  if (fault === 'no-camera') refuse('no cameras available');
  if (Number(options.get('camera') ?? 0) > 0) refuse('selected camera is not available');
  const rotation = Number(options.get('rotation') ?? 0);
  if (rotation === 90 || rotation === 270) refuse('transforms requiring transpose not supported');
  if (rotation !== 0 && rotation !== 180) refuse('illegal rotation value');
  log('INFO', 'Camera camera_manager.cpp:340 libcamera v0.7.1');
  if (fault !== 'busy') return;
  log('ERROR', `Camera pipeline_handler.cpp:120 ${BUSY_TEXT}`);
  refuse(ACQUIRE_TEXT);
}

function openOutput(options, model) {
  const output = options.get('output') ?? '';
  if ((options.get('codec') ?? 'h264') !== 'h264') refuse('the stand-in has no other codec than h264');
  if (output === '-') {
    if (model === 'pi5') checkLibavFormat(options.get('libav-format'));
    return (bytes) => process.stdout.write(bytes);
  }
  try {
    const file = openSync(output, 'w');
    return (bytes) => writeSync(file, bytes);
  } catch {
    return abort(`failed to open output file ${output}`);
  }
}

function checkLibavFormat(format) {
  if (format === undefined) {
    refuse('libav: cannot allocate output context, try setting with --libav-format');
  }
  if (format === 'mp4') abort('libav: muxer does not support non seekable output');
  if (format !== 'h264') refuse('the stand-in has no other libav format than h264');
}

/** `5sec`, `2min`, or milliseconds. */
function milliseconds(text) {
  const [, number = '0', unit = 'ms'] = /^(\d+)\s*(ms|s|sec|m|min)?$/.exec(text) ?? [];
  return Number(number) * { ms: 1, s: 1000, sec: 1000, m: 60_000, min: 60_000 }[unit];
}
