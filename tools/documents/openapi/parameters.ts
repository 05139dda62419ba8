import { REQUEST_ID_PATTERN } from '#contracts/ids.js';
import type { Route } from './route.js';

const ID = { type: 'string', pattern: '^[a-z0-9-]{1,64}$' };

/** What stands open in a path, by the words around it. */
const IN_PATHS: Readonly<
  Record<string, { readonly description: string; readonly example: string; readonly schema: object }>
> = {
  'cameras/{id}': { description: 'Id of the camera.', example: 'cam-1', schema: ID },
  'services/{id}': { description: 'Id of the service.', example: 'cam-1', schema: ID },
  'agents/{id}': { description: 'Id of the camera that joined.', example: 'cam-1', schema: ID },
  'api-tokens/{id}': { description: 'Id of the API token.', example: 't-1', schema: { type: 'string' } },
  'join-tokens/{id}': { description: 'Id of the join token.', example: 'j-1', schema: { type: 'string' } },
  'recordings/{rid}': { description: 'Id of the recording.', example: 'r-1', schema: ID },
  'users/{name}': { description: 'Name of the user.', example: 'maria', schema: { type: 'string' } },
  'groups/{name}': { description: 'Name of the group.', example: 'stage-left', schema: ID },
  'edit-lists/{camera}': { description: 'Id of the camera.', example: 'cam-1', schema: ID },
  'stills/{camera}': { description: 'Id of the camera.', example: 'cam-1', schema: ID },
  'takes/{id}': { description: 'Id of the take.', example: 'take-1', schema: ID },
  'enrolments/{enrolment}': { description: 'Id of the joining.', example: 'e-1', schema: ID },
  'assets/{name}': { description: 'Name of the file.', example: 'icon.svg', schema: { type: 'string' } },
  'sign-in/{code}': { description: 'The code of the link.', example: 'c0de', schema: { type: 'string' } },
};

const KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'The same again within ten minutes gets the same answer, and is not done twice.',
  example: 'take-7',
  schema: { type: 'string', pattern: REQUEST_ID_PATTERN.source },
};

/** The parameters of a call, but for its query. */
export function parametersOf(route: Route): object[] {
  const inPath = route.pathNames.map((name) => ({
    name,
    in: 'path',
    required: true,
    ...inPathOf(route, name),
  }));
  return [...inPath, ...(route.keyed ? [KEY] : [])];
}

function inPathOf({ path }: Route, name: string): object {
  const key = Object.keys(IN_PATHS).find((each) => each.endsWith(`{${name}}`) && path.includes(each));
  const found = key === undefined ? undefined : IN_PATHS[key];
  if (!found) throw new Error(`nothing is known of {${name}} in ${path}: say it in ${import.meta.filename}`);
  return found;
}
