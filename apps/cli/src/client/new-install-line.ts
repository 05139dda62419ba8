import { notTheApi } from '#client/http/failures.js';
import type { Rollcall } from '#client/rollcall.js';
import type { InstallLineRequest } from '#contracts/http/enrolment-requests.js';
import type { NewInstallLine } from '#contracts/http/enrolment-views.js';

/** What a shell takes for one line, and a terminal shows as it is. */
const ONE_LINE = /^[\x20-\x7e]{1,1000}$/;

/** Has a line made for a Pi. Throws an ApiError, also where the answer is none that root should run. */
export async function newInstallLine(rollcall: Rollcall, body: InstallLineRequest): Promise<NewInstallLine> {
  const answer: Partial<NewInstallLine> = await rollcall.call('post', '/install-lines', { body });
  const { line, id, uses, expiresAt, nodeMissing } = answer;
  const isWhole =
    typeof id === 'string' &&
    typeof uses === 'number' &&
    typeof expiresAt === 'string' &&
    Array.isArray(nodeMissing);
  if (isWhole && typeof line === 'string' && ONE_LINE.test(line)) return answer as NewInstallLine;
  throw notTheApi(rollcall.http.target.base, 'POST /install-lines gave no line');
}
