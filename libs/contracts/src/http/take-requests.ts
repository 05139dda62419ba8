import { IsBoolean, IsIn, IsInt, IsNumber, Matches, Max, Min } from 'class-validator';
import { MAX_PREROLL_MS, SettingsChangeArgs } from '../messages/command-args.js';
import { IsText } from '../messages/is-text.js';
import { IsTime } from '../messages/is-time.js';
import { Nested } from '../messages/nested.js';
import { Optional } from '../messages/optional.js';
import { STILL_SOURCES, type StillSource } from '../messages/still.js';
import { TAKE_KINDS, type TakeKind, TAKE_MODES, type TakeMode, TakeLimits } from '../messages/take.js';
import { TAKE_POLICIES, type TakePolicy } from './take-policy.js';
import { AreTargets, type Targets } from './targets.js';

/** No line breaks and nothing that a terminal would obey. */
const ONE_LINE = /^[^\p{Cc}]*$/u;

/** `PATCH /takes/{id}`. */
export class TakeChangeRequest {
  @Optional()
  @IsText(20)
  @Matches(ONE_LINE, { message: 'slate must not contain control characters' })
  slate?: string;

  @Optional()
  @IsText(2000)
  notes?: string;
}

/** `POST /takes`: a take is made and its cameras are armed. */
export class TakeRequest extends TakeChangeRequest {
  @AreTargets()
  cameras!: Targets;

  /** `film` if not given. */
  @Optional()
  @IsIn(TAKE_KINDS)
  kind?: TakeKind;

  /** Of stills alone: `stream` if not given. */
  @Optional()
  @IsIn(STILL_SOURCES)
  source?: StillSource;

  /** What the takes of one thing share, such as `walk`; each is numbered. */
  @Optional()
  @IsText(100)
  @Matches(ONE_LINE, { message: 'name must not contain control characters' })
  name?: string;

  /** Put into force before the cameras are armed. */
  @Optional()
  @Nested(() => SettingsChangeArgs)
  settings?: SettingsChangeArgs;

  @Optional()
  @IsInt()
  @Min(0)
  @Max(MAX_PREROLL_MS)
  prerollMs?: number;

  /** It ends by itself after this; without it, when it is cut. */
  @Optional()
  @IsInt()
  @Min(100)
  @Max(86_400_000)
  durationMs?: number;

  /** `all` if not given. */
  @Optional()
  @IsIn(TAKE_POLICIES)
  policy?: TakePolicy;

  /** `clock` if not given. */
  @Optional()
  @IsIn(TAKE_MODES)
  mode?: TakeMode;

  @Optional()
  @Nested(() => TakeLimits)
  limits?: TakeLimits;

  /** It rolls as soon as it is armed, where its policy allows. */
  @Optional()
  @IsBoolean()
  roll?: boolean;
}

/** `POST /takes/{id}/roll`. */
export class TakeRollRequest {
  /** Operator time of the first frame of all; without it, as soon as every camera can. */
  @Optional()
  @IsTime()
  startAt?: string;

  /** With those that are ready, whatever the policy says. */
  @Optional()
  @IsBoolean()
  anyway?: boolean;
}

/** `POST /takes/{id}/cut`. */
export class TakeCutRequest {
  /** So long from now, ms; as soon as every camera can if not given. */
  @Optional()
  @IsNumber()
  @Min(0)
  @Max(60_000)
  inMs?: number;
}
