import type { Logger } from '#contracts/ports/logger.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';
import {
  type MuxResult,
  RecordingMuxer,
  type RecordingMuxerOptions,
} from '../../domain/mp4/recording-muxer.js';
import { FrameTimes, type FrameTimesFacts, timesHeader } from '../../domain/recording/frame-times.js';
import { FilmFile, type FilmFileOptions, type FilmHandles } from '../fs/film-file.js';
import { closeFilm, type ClosedFilm, type FilmPlace } from './close-film.js';

/** Makes a film and its frame times of the units that it is given, on their way to the disk. */
export class FilmWriter {
  private readonly muxer: RecordingMuxer;
  private readonly times = new FrameTimes();
  private readonly file: FilmFile;

  constructor(handles: Promise<FilmHandles>, options: FilmFileOptions, muxing: RecordingMuxerOptions) {
    this.muxer = new RecordingMuxer(muxing);
    this.file = new FilmFile(handles, options);
  }

  /** The disk is too far behind: no more is to be added. */
  get full(): boolean {
    return this.file.full;
  }

  get writtenBytes(): number {
    return this.file.writtenBytes;
  }

  get waitingBytes(): number {
    return this.file.waitingBytes;
  }

  /** Players leave out what was captured before `timeMs`. To be called before any unit is added. */
  showFrom(timeMs: number): void {
    this.muxer.showFrom(timeMs);
  }

  /** What waits was captured before the recording began, and is no sign of a slow disk. */
  allowBurst(): void {
    this.file.allowBurst();
  }

  /** Takes the next unit; `header` gives the top of the frame times, for the first. */
  add(unit: AccessUnit, header: () => FrameTimesFacts): MuxResult['kind'] {
    const isFirst = this.muxer.frames === 0;
    const result = this.muxer.add(unit);
    if (result.kind !== 'accepted') return result.kind;
    // A piece that is complete ends before this very frame.
    if (result.append.length > 0) this.append(result.append, isFirst ? timesHeader(header()) : '');
    this.times.add(unit.timeMs);
    return result.kind;
  }

  /** Ends the film; `place` is undefined for one that was never opened. Never rejects. */
  close(place: FilmPlace | undefined, logger: Logger): Promise<ClosedFilm> {
    const end = { ...this.muxer.finish(), times: this.times.fetch() };
    return closeFilm(this.file, place, end, logger);
  }

  /** Closes the files without an end. */
  abandon(): Promise<void> {
    return this.file.abandon();
  }

  private append(bytes: Uint8Array, header: string): void {
    const times = header + this.times.fetch();
    const written = (): void => this.muxer.giveBack(bytes);
    this.file.append({ bytes, times, untilMs: this.muxer.durationMs, written });
  }
}
