import { finding, type Finding, type Found } from '../finding.js';
import type { Observations } from '../observations.js';
import { counted } from '../words.js';

/** Whether the operator's API can be asked from here. */
export function operator({ operator: seen }: Observations): Finding[] {
  return [finding('operator', 'api', judge(seen))];
}

function judge(seen: Observations['operator']): Found {
  if (seen.state === 'reached') {
    const found = seen.services.filter((service) => service.found).length;
    return { verdict: 'ok', seen: `The API at ${seen.url} knows ${counted(found, 'found service')}` };
  }
  if (seen.state === 'refused')
    return {
      verdict: 'unknown',
      seen: seen.why,
      todo: "The token is in admin-token in the operator's data folder: set ROLLCALL_TOKEN, or name the file with --token-file.",
    };
  if (seen.state === 'failed') return { verdict: 'problem', seen: seen.why, todo: 'See the log of the API.' };
  if (seen.named)
    return {
      verdict: 'problem',
      seen: seen.why,
      todo: 'See that "rollcall up" runs there, and that the address is right.',
    };
  return {
    verdict: 'unknown',
    seen: `${seen.why}; on a Pi that is as it should be`,
    todo: "To have the operator's view looked at too, set ROLLCALL_URL and ROLLCALL_TOKEN.",
  };
}
