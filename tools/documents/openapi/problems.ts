import { ERRORS, type ErrorCode } from '#contracts/errors/catalogue.js';
import { toProblem } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';

/** The problem documents that calls answer with. What several calls have in common stands once, as a component. */
export class Problems {
  readonly responses: Record<string, object> = {};

  /** By status. */
  of(codes: readonly ErrorCode[]): Record<string, object> {
    const byStatus = Map.groupBy(codes, (code) => ERRORS[code].status);
    const entries = [...byStatus].sort(([a], [b]) => a - b);
    return Object.fromEntries(entries.map(([status, group]) => [status, this.component(group)]));
  }

  /** One example of each code there is. */
  get examples(): Record<string, object> {
    const codes = Object.keys(ERRORS) as ErrorCode[];
    return Object.fromEntries(
      codes.map((code) => [code, { summary: ERRORS[code].title, value: example(code) }]),
    );
  }

  private component(codes: readonly ErrorCode[]): object {
    const name = codes.join('.');
    this.responses[name] ??= response(codes);
    return { $ref: `#/components/responses/${name}` };
  }
}

function response(codes: readonly ErrorCode[]): object {
  const narrowed = { type: 'object', properties: { code: { enum: codes } } };
  return {
    description: codes.map((code) => `\`${code}\`: ${ERRORS[code].title}.`).join(' '),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem', ...narrowed },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}

function example(code: ErrorCode): object {
  return toProblem(new RollcallError(code, `${ERRORS[code].title}.`));
}
