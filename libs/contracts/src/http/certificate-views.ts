import type { FrameSync } from '../messages/frame-sync.js';
import type { GapCause, Recording } from '../messages/recording.js';
import type { StillTimeSource } from '../messages/still.js';
import type { TakeKind, TakeLimits, TakeMode } from '../messages/take.js';
import type { TakePolicy } from './take-policy.js';
import type { TakeEntryState, TakeState } from './take-views.js';

/** Whether a take kept to its limits: `warn` where something is to be known that no limit forbids, or is not proven. */
export const CERTIFICATE_VERDICTS = ['pass', 'warn', 'fail'] as const;
export type CertificateVerdict = (typeof CERTIFICATE_VERDICTS)[number];

/** What a reason is about. */
export const CERTIFICATE_FINDINGS = [
  'not-over',
  'no-film',
  'refused',
  'out',
  'failed',
  'recovered',
  'clock-unknown',
  'clock-error',
  'skew',
  'start',
  'end',
  'preroll-short',
  'lost-frames',
  'interrupted',
  'no-hash',
] as const;
export type CertificateFinding = (typeof CERTIFICATE_FINDINGS)[number];

/** A figure in ms: the truth lies between `ms - boundMs` and `ms + boundMs`, where every clock kept to its own bound. */
export interface ClaimMs {
  readonly ms: number;
  readonly boundMs: number;
}

/** The same in parts per million. */
export interface ClaimPpm {
  readonly ppm: number;
  readonly boundPpm: number;
}

/** Why a verdict is not `pass`. */
export interface CertificateReason {
  readonly severity: Exclude<CertificateVerdict, 'pass'>;
  readonly finding: CertificateFinding;
  /** Whom it is about: two where it lies between them, none where it is about the take. */
  readonly cameras: readonly string[];
  /** What was measured, its bound included. */
  readonly figure?: number;
  readonly limit?: number;
  /** Of both. */
  readonly unit?: 'ms' | 'frames';
  /** A sentence that names camera, figure and limit. */
  readonly detail: string;
}

/** Where frames are missing in what one camera recorded. */
export interface CertificateGap {
  /** The film, from 1, in which the frame behind it is. */
  readonly part: number;
  /** The number of the frame behind it in its film. */
  readonly index: number;
  /** Frames that are missing; behind an interruption by the nominal rate. */
  readonly frames: number;
  /** How much longer than one frame it is from the frame before to the frame behind. */
  readonly length: ClaimMs;
  /** `interrupted`: one film ended and another began. */
  readonly cause: GapCause | 'interrupted';
}

/** One film of a camera; its picture, in a take of stills, which has the id of the take. */
export interface CertificateFilm {
  readonly recordingId: string;
  /** From 1. */
  readonly part: number;
  readonly state: Recording['state'];
  readonly file?: string;
  readonly bytes: number;
  readonly frames: number;
  readonly sha256?: string;
}

/** What the times of a camera's frames say about when light fell on the sensor. */
export interface ExposureKnowledge {
  readonly source: StillTimeSource;
  /** The light fell on the sensor within so much before the time of its frame; absent where nobody can know. */
  readonly withinMs?: number;
  /** Why it is so, or cannot be known. */
  readonly detail: string;
}

export interface CertificateCamera {
  readonly cameraId: string;
  readonly label: string;
  readonly state: TakeEntryState;
  /** Operator time of its first frame; that of the instant, not the first of the pre-roll. */
  readonly firstFrameAt?: string;
  /** Operator time of its last frame. */
  readonly lastFrameAt?: string;
  /** Its first frame against the start of the take. */
  readonly start?: ClaimMs;
  /** The end of its last frame, which lasts for one frame, against the end of the take. */
  readonly end?: ClaimMs;
  /** How much it has of the time before the start, ms. */
  readonly prerollMs?: number;
  /** In all its films. */
  readonly frames: number;
  /** That were captured and are in no film; those of interruptions are in `gaps` alone. */
  readonly droppedFrames: number;
  readonly gapCount: number;
  /** The first of them. */
  readonly gaps: readonly CertificateGap[];
  /** How much faster the operator's clock went than the camera's. */
  readonly drift?: ClaimPpm;
  /** One frame, as it was set. */
  readonly frameMs?: number;
  /** One frame, as it was on average. */
  readonly trueFrame?: ClaimMs;
  readonly exposure?: ExposureKnowledge;
  /** In mode `framesync`: as whom it came into step before the take, and how far it said to have been off. */
  readonly sync?: Pick<FrameSync, 'role' | 'clock' | 'differenceUs'>;
  /** The time of each frame was read, not that of the first and the last alone. */
  readonly framesRead: boolean;
  readonly films: readonly CertificateFilm[];
  readonly notes: readonly string[];
}

/** How far the first frame of one camera lies behind that of another. */
export interface SkewPair {
  readonly early: string;
  readonly late: string;
  readonly skew: ClaimMs;
}

/** How far the first frame of a camera lies behind the first of all, and behind their median. */
export interface CameraSkew {
  readonly cameraId: string;
  readonly behindEarliest: ClaimMs;
  readonly behindMedian: ClaimMs;
}

/** More cameras than this have no matrix. */
export const MAX_SKEW_MATRIX = 16;

export interface CertificateSkew {
  /** With its bound the first frames may lie so far apart. */
  readonly limitMs: number;
  /** The pair that is the furthest apart, bounds included. */
  readonly largest?: SkewPair;
  readonly cameras: readonly CameraSkew[];
  /** Row by row in the order of `cameras`: how far the camera of the column lies behind that of the row. */
  readonly matrix?: readonly (readonly ClaimMs[])[];
}

/** What was demanded of the take: the take's own limits, and what holds where it has none. */
export interface CertificateLimits extends TakeLimits {
  readonly skewMs: number;
  /** The start may lie so far from the instant, and the end from the common end, bounds included. */
  readonly edgeMs: number;
}

/** `GET /takes/{id}/certificate`: what proves how well a take went. */
export interface TakeCertificate {
  readonly version: 1;
  readonly takeId: string;
  readonly name: string;
  readonly number: number;
  /** Absent: `film`. */
  readonly kind?: TakeKind;
  readonly slate?: string;
  readonly notes?: string;
  readonly by?: string;
  readonly createdAt: string;
  /** When this was made, operator time. */
  readonly madeAt: string;
  readonly state: TakeState;
  readonly mode: TakeMode;
  readonly policy: TakePolicy;
  /** What the mode promises of two cameras. */
  readonly modeDetail: string;
  /** Operator time for which the first frame was asked. */
  readonly startAt?: string;
  /** Operator time for which the end was asked. */
  readonly endAt?: string;
  readonly limits: CertificateLimits;
  readonly verdict: CertificateVerdict;
  /** The grave ones first. */
  readonly reasons: readonly CertificateReason[];
  readonly skew: CertificateSkew;
  readonly cameras: readonly CertificateCamera[];
}
