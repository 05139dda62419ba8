import type { ApiDocument, Content, Media, Operation, Parameter, RequestBody, Response } from './document.js';
import { refusalsOf, type Refusal } from './refusals.js';
import { resolved } from './resolved.js';

/** One call of the API, with nothing left to look up but schemas. */
export interface Call {
  readonly id: string;
  readonly tag: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  /** Who may take it: a role, `public` or `join-token`. */
  readonly role: string;
  readonly parameters: readonly Parameter[];
  readonly body: Body | undefined;
  readonly answers: readonly Answer[];
  readonly refusals: readonly Refusal[];
}

export interface Body extends Media {
  readonly type: string;
  readonly required: boolean;
}

export interface Answer extends Media {
  readonly status: string;
  readonly text: string;
  /** Absent where there is no body. */
  readonly type: string | undefined;
}

export const PROBLEM = 'application/problem+json';

/** In the order of the document. */
export function callsOf(document: ApiDocument): Call[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) =>
      callOf(document, { method: method.toUpperCase(), path }, operation),
    ),
  );
}

/** Under the name that they have in common, in the order in which those names first come. */
export function byTag(calls: readonly Call[]): [tag: string, calls: Call[]][] {
  const tags = new Map<string, Call[]>();
  for (const call of calls) {
    const others = tags.get(call.tag);
    if (others) others.push(call);
    else tags.set(call.tag, [call]);
  }
  return [...tags];
}

function callOf(document: ApiDocument, place: Pick<Call, 'method' | 'path'>, operation: Operation): Call {
  const responses = Object.entries(operation.responses).map(
    ([status, response]) => [status, resolved<Response>(document, response)] as const,
  );
  return {
    ...place,
    id: operation.operationId,
    tag: operation.tags[0] ?? '',
    summary: operation.summary,
    description: operation.description ?? '',
    role: operation['x-role'],
    parameters: (operation.parameters ?? []).map((each) => resolved<Parameter>(document, each)),
    body: operation.requestBody && bodyOf(resolved<RequestBody>(document, operation.requestBody)),
    answers: responses.flatMap(([status, response]) => answersOf(status, response)),
    refusals: responses.flatMap(([status, { content }]) => refusalsOf(document, status, content?.[PROBLEM])),
  };
}

function bodyOf({ required = false, content }: RequestBody): Body | undefined {
  const [first] = Object.entries(content);
  return first && { type: first[0], required, ...first[1] };
}

function answersOf(status: string, { description: text, content }: Response): Answer[] {
  if (!content) return [{ status, text, type: undefined }];
  return mediaOf(content).map(([type, media]) => ({ status, text, type, ...media }));
}

function mediaOf(content: Content): [string, Media][] {
  return Object.entries(content).filter(([type]) => type !== PROBLEM);
}
