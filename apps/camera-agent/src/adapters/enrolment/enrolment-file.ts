import { Matches, IsInt, Max, Min } from 'class-validator';
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Enrolment } from '#contracts/http/enrolment-views.js';
import { SECRET_PATTERN } from '#contracts/http/enrolment-requests.js';
import { decode } from '#contracts/messages/decode.js';
import { IsText } from '#contracts/messages/is-text.js';
import { Nested } from '#contracts/messages/nested.js';
import { readIfThere, writeFileAtomic } from '#runtime/atomic-file.js';
import { StartError } from '#runtime/start-error.js';

/** The operator that the agent joined, and where it was last reached. */
export class JoinedOperator {
  @IsText(255)
  host!: string;

  @IsInt()
  @Min(1)
  @Max(65_535)
  port!: number;

  @Matches(SECRET_PATTERN)
  fingerprint!: string;
}

/** What an agent keeps of its joining. */
export class KeptEnrolment {
  @Nested(() => JoinedOperator)
  operator!: JoinedOperator;

  @Nested(() => Enrolment)
  given!: Enrolment;
}

/** `enrolment.json` in the agent's folder, for its user alone. */
export class EnrolmentFile {
  private readonly path: string;

  constructor(folder: string) {
    this.path = join(folder, 'enrolment.json');
  }

  /** Undefined where the agent has not joined. Throws a StartError where the file cannot be read. */
  async load(): Promise<KeptEnrolment | undefined> {
    const text = await readIfThere(this.path);
    if (text === undefined) return undefined;
    const decoded = decode(KeptEnrolment, Buffer.from(text));
    if (decoded.ok) return decoded.value;
    throw new StartError(
      `${this.path} cannot be read (${decoded.refusal.fields.slice(0, 3).join('; ')}): restore it, or delete it and join anew with a token of "rollcall token create --replace".`,
    );
  }

  async save(kept: KeptEnrolment): Promise<void> {
    await writeFileAtomic(this.path, `${JSON.stringify(kept, undefined, 1)}\n`);
  }

  /** The operator has revoked it. */
  async remove(): Promise<void> {
    await unlink(this.path).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    });
  }
}
