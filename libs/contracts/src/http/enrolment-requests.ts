import { IsBoolean, IsInt, Matches, Max, Min } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { IsPrintable } from '../messages/is-printable.js';
import { IsText } from '../messages/is-text.js';
import { Optional } from '../messages/optional.js';
import { MAX_JOIN_TOKEN_USES } from './join-token-uses.js';

/** 256 bits in base64url. */
export const SECRET_PATTERN = /^[\w-]{43}$/;

/** A public key of P-256: its SPKI form (RFC 5280, 4.1.2.7) in base64url. */
export const PUBLIC_KEY_PATTERN = /^[\w-]{122}$/;

const PROOF = 1000;

/** `POST /join-tokens`. */
export class JoinTokenRequest {
  /** How many hosts may join by it, each with all its cameras; 1 unless it says more. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(MAX_JOIN_TOKEN_USES)
  uses?: number;

  /** It lets a camera take the place of one that is enrolled with another key, such as after a new SD card. */
  @Optional()
  @IsBoolean()
  replace?: boolean;
}

/** No port, and nothing that a shell would obey: root runs the line in which it comes to stand. */
const HOST_PATTERN = /^[\w.-]{1,253}$|^[0-9a-f:]{2,39}$/i;

/** `POST /install-lines`. */
export class InstallLineRequest {
  /** On how many Pis it may be run; 1 unless it says more. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(MAX_JOIN_TOKEN_USES)
  uses?: number;

  /** Address or name of the operator's host for the Pi, without a port; that of its network if not given. */
  @Optional()
  @Matches(HOST_PATTERN, { message: 'host must be an address or name without a port' })
  host?: string;
}

/** `POST /enrolments`: an agent joins. */
export class EnrolmentRequest {
  /** The secret of the join token. */
  @Matches(SECRET_PATTERN)
  token!: string;

  @Matches(ID_PATTERN)
  id!: string;

  @IsPrintable(255)
  hostname!: string;

  /** The agent's own public key. */
  @Matches(PUBLIC_KEY_PATTERN)
  key!: string;

  /** That it holds the private one: see libs/credentials/src/key-proof.ts. */
  @IsText(PROOF)
  proof!: string;
}

/** `POST /enrolments/{enrolment}/renewal`. */
export class RenewalRequest {
  @IsText(PROOF)
  proof!: string;
}
