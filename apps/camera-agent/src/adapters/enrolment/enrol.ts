import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { Enrolment } from '#contracts/http/enrolment-views.js';
import type { EnrolmentRequest, RenewalRequest } from '#contracts/http/enrolment-requests.js';
import { validated } from '#contracts/messages/decode.js';
import type { JoinToken } from '#credentials/join-token.js';
import { proveKey } from '#credentials/key-proof.js';
import type { OperatorPlace } from '../../domain/enrolment/operator-places.js';
import type { AgentKey } from './agent-key.js';
import type { KeptEnrolment } from './enrolment-file.js';
import { postToOperator } from './operator-http.js';

const ENROLMENTS = '/api/v1/enrolments';

/** Joins the operator that made the token. Rejects as `postToOperator` does. */
export async function enrol(
  place: OperatorPlace,
  token: JoinToken,
  who: { readonly id: string; readonly hostname: string; readonly key: AgentKey },
  ending: AbortSignal,
): Promise<KeptEnrolment> {
  const { id, hostname, key } = who;
  const body = async (binding: string): Promise<EnrolmentRequest> => ({
    token: token.secret,
    id,
    hostname,
    key: key.text,
    proof: await proveKey(key.privateKey, id, binding),
  });
  const operator = { ...place, fingerprint: token.fingerprint };
  const given = read(await postToOperator(operator, ENROLMENTS, body, ending), id);
  return { operator, given };
}

/** Asks for another password before, or after, the last one expires. Rejects as `postToOperator` does. */
export async function renew(
  place: OperatorPlace,
  { operator, given }: KeptEnrolment,
  key: AgentKey,
  ending: AbortSignal,
): Promise<KeptEnrolment> {
  const body = async (binding: string): Promise<RenewalRequest> => ({
    proof: await proveKey(key.privateKey, given.id, binding),
  });
  const at = { ...place, fingerprint: operator.fingerprint };
  const path = `${ENROLMENTS}/${given.enrolment}/renewal`;
  return { operator: at, given: read(await postToOperator(at, path, body, ending), given.id) };
}

function read(answer: unknown, id: string): Enrolment {
  const decoded = validated(Enrolment, answer);
  if (decoded.ok && decoded.value.id === id) return decoded.value;
  const why = decoded.ok ? 'it is for another camera' : decoded.refusal.fields.slice(0, 3).join('; ');
  throw new RollcallError('internal', `The operator's answer to the enrolment cannot be used: ${why}.`);
}
