import { closeSync, openSync, writeSync } from 'node:fs';
import { abort, refuse } from './exits.mjs';
import { log } from './texts.mjs';

/** A C++ stream keeps this much back. */
const BUFFER_BYTES = 8191;

/**
 * Where the frames go, with their times and metadata: `write(bytes, ms, metadata)` for each frame, `close()` at the end.
 * Writes wait while nobody reads, as the tool's do.
 */
export function openOutput(options, { model, version }) {
  const output = options.get('output') ?? '';
  if ((options.get('codec') ?? 'h264') !== 'h264') refuse('the stand-in has no other codec than h264');
  const elementary = model === 'pi4' || (isElementary(output, options) && isAtLeast(version, 1, 8));
  if (model === 'pi5') checkLibav(output, options, elementary);
  else checkSize(options);
  const pts = openLines(options.get('save-pts'), options.has('flush'));
  pts.write('# timecode format v2\n');
  const metadata = openMetadata(options.get('metadata'));
  const video = openVideo(output);
  return {
    write: (bytes, ms, measured) => {
      video.write(bytes);
      if (ms !== undefined) pts.write(`${ms.toFixed(3)}\n`);
      if (elementary) metadata.write(measured);
    },
    close: () => {
      pts.close();
      metadata.close();
    },
  };
}

function isElementary(output, options) {
  return ['h264', undefined].includes(options.get('libav-format')) && output.endsWith('264');
}

function isAtLeast(version, major, minor) {
  const [haveMajor, haveMinor] = version.split('.').map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
}

function checkLibav(output, options, elementary) {
  const format = options.get('libav-format');
  if (!elementary && options.has('save-pts')) {
    process.stderr.write(
      '\nERROR: The libav encoder does not currently support the circular, segment, save_pts, split, or pause ' +
        'command line options with non-elementary streams!\n\n',
    );
    refuse('libav: Incompatible options selected.');
  }
  if (output === '-' && format === undefined) {
    refuse('libav: cannot allocate output context, try setting with --libav-format');
  }
  if (output === '-' && format === 'mp4') abort('libav: muxer does not support non seekable output');
  if (format !== undefined && format !== 'h264') refuse('the stand-in has no other libav format than h264');
}

/** The hardware encoder has a most, and says no more than this. */
function checkSize(options) {
  const [width, height] = ['width', 'height'].map((name) => Number(options.get(name) ?? 0));
  if (width > 1920 || height > 1080) refuse('failed to start output streaming');
}

function openVideo(output) {
  if (output === '-') {
    process.stdout.on('error', brokenPipe);
    return { write: (bytes) => process.stdout.write(bytes) };
  }
  // Only now the tool knows whether it can: it opens its output with the first frame.
  let file;
  return {
    write: (bytes) => {
      file ??= openOr(output, `failed to open output file ${output}`);
      writeAll(file, bytes);
    },
  };
}

function openLines(path, flushed) {
  if (path === undefined) return { write: () => undefined, close: () => undefined };
  const file = openOr(path, `Failed to open timestamp file ${path}`);
  let kept = '';
  return {
    write: (text) => {
      kept += text;
      // The first line has no flush of its own.
      if (text.startsWith('#') || (!flushed && kept.length < BUFFER_BYTES)) return;
      writeAll(file, Buffer.from(kept));
      kept = '';
    },
    close: () => writeAll(file, Buffer.from(kept)),
  };
}

/** An array of objects which is no JSON if a text in it is not quoted; it comes in lumps. */
function openMetadata(path) {
  if (path === undefined) return { write: () => undefined, close: () => undefined };
  const file = openOr(path, `failed to open metadata file ${path}`);
  writeAll(file, Buffer.from('[\n'));
  let kept = '';
  let count = 0;
  const flush = () => {
    writeAll(file, Buffer.from(kept));
    kept = '';
  };
  return {
    write: (measured) => {
      const lines = Object.entries(measured).map(([name, value]) => `    "${name}": ${value}`);
      kept += `${count++ === 0 ? '' : ',\n'}{\n${lines.join(',\n')}\n}`;
      if (kept.length > BUFFER_BYTES) flush();
    },
    close: () => {
      kept += '\n]\n';
      flush();
      closeSync(file);
    },
  };
}

function openOr(path, what) {
  try {
    return openSync(path, 'w');
  } catch {
    return abort(what);
  }
}

function writeAll(file, bytes) {
  try {
    for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
  } catch (error) {
    if (error.code === 'EPIPE') brokenPipe();
    else abort('failed to write output bytes');
  }
}

function brokenPipe() {
  log('INFO', 'Received signal 13');
  process.kill(process.pid, 'SIGABRT');
}
