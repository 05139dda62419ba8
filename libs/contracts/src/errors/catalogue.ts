import { CAMERA_ERRORS } from './camera-errors.js';
import { COLLECTION_ERRORS } from './collection-errors.js';
import { JOIN_ERRORS } from './join-errors.js';
import { TAKE_ERRORS } from './take-errors.js';

/** One refusal: its HTTP status, what it says, and what somebody can do about it. */
export interface ErrorSpec {
  readonly status: number;
  readonly title: string;
  readonly advice: string;
}

/** Every code that Rollcall ever answers with. Codes are stable; texts may improve. */
export const ERRORS = {
  ...JOIN_ERRORS,
  ...CAMERA_ERRORS,
  ...TAKE_ERRORS,
  ...COLLECTION_ERRORS,
  'invalid-request': {
    status: 400,
    title: 'The request is not valid',
    advice: 'Correct the fields that are named and send it again.',
  },
  unauthenticated: {
    status: 401,
    title: 'No valid token came with the request',
    advice:
      'Send "Authorization: Bearer <token>", or sign in; the admin\'s token is in the file admin-token of the data folder.',
  },
  forbidden: {
    status: 403,
    title: 'This token does not allow that',
    advice: 'Use a token or ticket that was made for this action, or ask an admin for a greater role.',
  },
  'foreign-origin': {
    status: 403,
    title: 'The request comes from a page of another site',
    advice: 'Call from a page of this API, or name the host of that page in ROLLCALL_HOSTS.',
  },
  'route-closed': {
    status: 403,
    title: 'This route is closed to everybody',
    advice: 'Report it: whoever wrote the route has forgotten to say who may take it.',
  },
  'unknown-route': {
    status: 404,
    title: 'There is nothing at this address',
    advice: 'Check the path and the method; the README lists the calls.',
  },
  'unknown-service': {
    status: 404,
    title: 'No service has this id',
    advice: 'List the services to see the ids there are.',
  },
  'unknown-camera': {
    status: 404,
    title: 'No camera has this id',
    advice: 'List the services to see the cameras there are.',
  },
  'unknown-search': {
    status: 404,
    title: 'No search has been heard of yet',
    advice: 'Start one, or wait: searches also run by themselves.',
  },
  'unknown-group': {
    status: 404,
    title: 'No group has this name',
    advice: 'List the groups to see the names there are.',
  },
  'unknown-token': {
    status: 404,
    title: 'No API token has this id',
    advice: 'List the API tokens to see the ids there are.',
  },
  'unknown-user': {
    status: 404,
    title: 'No user has this name',
    advice: 'List the users to see the names there are.',
  },
  'unknown-command': {
    status: 404,
    title: 'The camera does not know this command',
    advice: 'Bring agent and operator host to the same version.',
  },
  'no-runtime': {
    status: 404,
    title: "The operator's host has no Node for this kind of machine",
    advice: 'Run "npm run agent:runtime" on the operator\'s host; with Docker, build the image anew.',
  },
  'request-too-slow': {
    status: 408,
    title: 'The request did not arrive in time',
    advice: 'Send it again, as a whole and at once.',
  },
  'service-found': {
    status: 409,
    title: 'The service is found',
    advice: 'Only a lost service can be forgotten: end it and wait until it is lost.',
  },
  'no-cameras': {
    status: 409,
    title: 'No camera to do this with',
    advice: 'Search for cameras first, and see that they are found.',
  },
  'request-running': {
    status: 409,
    title: 'The same request is being answered at this moment',
    advice: 'Wait for its answer, or send it again a moment later.',
  },
  'told-once': {
    status: 409,
    title: 'The answer held a secret, which is told once and not kept',
    advice: 'If it was lost on its way, revoke what was made and make another with a new key.',
  },
  'user-exists': {
    status: 409,
    title: 'The name is taken',
    advice: 'Choose another name, or change the user who has it.',
  },
  'limit-reached': {
    status: 409,
    title: 'There are as many as there may be',
    advice: 'Remove one that nobody uses any more.',
  },
  'sign-in-link-spent': {
    status: 410,
    title: 'The sign-in link is good for nothing',
    advice: 'Make a fresh one with "rollcall sign-in": each works once and for 15 minutes.',
  },
  'payload-too-large': {
    status: 413,
    title: 'The body is too large',
    advice: 'Send at most 320 KiB.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body is of a kind that is not read here',
    advice: 'Send JSON with "Content-Type: application/json".',
  },
  'range-not-satisfiable': {
    status: 416,
    title: 'The range lies outside the file',
    advice: 'Ask for a range within the size of the recording.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key belongs to another request',
    advice: 'Make a new key for each new request; only a repeat carries the same.',
  },
  'foreign-host': {
    status: 421,
    title: 'This host has another name',
    advice: 'Call it by its IP address or own name, or name it in ROLLCALL_HOSTS.',
  },
  'upgrade-needed': {
    status: 426,
    title: 'This address speaks WebSocket alone',
    advice: 'Open it as a WebSocket; a player reads /cameras/{id}/live instead.',
  },
  'too-many': {
    status: 429,
    title: 'Too much at once',
    advice: 'Wait a moment and try again.',
  },
  'headers-too-large': {
    status: 431,
    title: 'The headers of the request are too large',
    advice: 'Send at most 16 KiB of headers.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong inside Rollcall',
    advice: 'Try again; if it stays, report it with the log of that moment.',
  },
  'broker-away': {
    status: 503,
    title: 'The message broker is away',
    advice: 'See that the broker runs; it is tried again by itself.',
  },
  'discovery-away': {
    status: 503,
    title: 'The discovery service is away',
    advice: 'See that discovery runs; it comes back by itself.',
  },
  'shutting-down': {
    status: 503,
    title: 'Rollcall is ending',
    advice: 'Wait a moment and try again: it may be starting anew.',
  },
  'no-answer': {
    status: 504,
    title: 'No answer came in time',
    advice: 'It may still have been done: look at the state before you repeat it.',
  },
  'command-expired': {
    status: 504,
    title: 'The command came too late to be carried out',
    advice: 'Send it again.',
  },
  'message-too-large': {
    status: 500,
    title: 'A message is larger than a topic may carry',
    advice: 'Report it: lists and media belong on the media port.',
  },
} as const satisfies Record<string, ErrorSpec>;

export type ErrorCode = keyof typeof ERRORS;

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value);
}
