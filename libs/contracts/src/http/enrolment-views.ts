import { IsInt, Matches, Max, Min } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { IsText } from '../messages/is-text.js';
import { IsTime } from '../messages/is-time.js';
import { Nested } from '../messages/nested.js';
import { Optional } from '../messages/optional.js';
import { PUBLIC_KEY_PATTERN, SECRET_PATTERN } from './enrolment-requests.js';

/** `GET /join-tokens`. */
export interface JoinTokenView {
  readonly id: string;
  readonly uses: number;
  readonly usesLeft: number;
  readonly replace: boolean;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** `POST /join-tokens`: the only time that the token is told. */
export interface NewJoinToken extends JoinTokenView {
  /** `RC1.<fingerprint>.<secret>`. */
  readonly token: string;
}

/** `POST /install-lines`: the only time that the line is told. */
export interface NewInstallLine {
  /** What makes a Pi a camera: to be run there in a shell. It holds a join token. */
  readonly line: string;
  /** Of that join token. */
  readonly id: string;
  readonly uses: number;
  readonly expiresAt: string;
  /** Processors for which this host has no Node to give away. */
  readonly nodeMissing: readonly ('arm64' | 'x64')[];
}

/** `GET /agents`: a camera that joined. */
export interface EnrolledAgentView {
  readonly id: string;
  readonly hostname: string;
  readonly enrolledAt: string;
  /** Id of the join token by which it came. */
  readonly joinToken?: string;
}

/** How to sign in at the broker. */
export class BrokerAccess {
  /** Absent where the broker is on the host of the API. */
  @Optional()
  @IsText(255)
  host?: string;

  @IsInt()
  @Min(1)
  @Max(65_535)
  port!: number;

  /** Of the broker's certificate. */
  @Matches(SECRET_PATTERN)
  fingerprint!: string;

  @IsText(4000)
  password!: string;

  /** Of the password, in operator time; absent where it does not expire. */
  @Optional()
  @IsTime()
  expiresAt?: string;
}

/** What an agent is given when it joins, and again when it renews. */
export class Enrolment {
  @Matches(ID_PATTERN)
  id!: string;

  /** Of this joining. */
  @Matches(ID_PATTERN)
  enrolment!: string;

  /** The operator's time, unix ms: a Pi has no clock to judge `expiresAt` by. */
  @IsInt()
  @Min(0)
  now!: number;

  /** What the operator's probes and tickets are signed with: the public half. */
  @Matches(PUBLIC_KEY_PATTERN)
  operatorKey!: string;

  /** What the agent seals its cards with. */
  @Matches(SECRET_PATTERN)
  cardKey!: string;

  @Nested(() => BrokerAccess)
  broker!: BrokerAccess;
}
