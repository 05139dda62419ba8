import { createPrivateKey } from 'node:crypto';
import { signBrokerToken } from '#credentials/broker-token.js';
import { newKey } from '#credentials/operator-key.js';

const CAMERA = { user: 'left-3', clientId: 'left-3', enrolment: '0a1b2c3d4e5f' };
const EXPIRES = Date.UTC(2026, 0, 8);

/** What the token of a camera says, as JSON: the one that Rollcall signs, without its signature. */
export async function exampleClaims(): Promise<string> {
  const token = await signBrokerToken(createPrivateKey(newKey()), CAMERA, EXPIRES);
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  // Lists of numbers on one line, as the formatter has them.
  return `${JSON.stringify(claims, null, 2).replace(/\[[\s\d,]+\]/g, oneLine)}\n`;
}

function oneLine(list: string): string {
  return list.replace(/\s+/g, '').replaceAll(',', ', ');
}
