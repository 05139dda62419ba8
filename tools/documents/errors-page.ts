import { STATUS_CODES } from 'node:http';
import { ERRORS, type ErrorCode } from '#contracts/errors/catalogue.js';

const HEAD = `# Errors

Every refusal has a code. It stands in the problem document (RFC 9457, \`application/problem+json\`) of an HTTP answer, in
the reply to a command on the broker, in the audit and in what the command line says. Codes are stable; texts may improve.

\`\`\`json
{
  "type": "urn:rollcall:error:unknown-camera",
  "title": "No camera has this id",
  "status": 404,
  "detail": "There is no camera \\"cam-9\\".",
  "code": "unknown-camera",
  "advice": "List the services to see the cameras there are."
}
\`\`\`

\`detail\` says what happened this time, \`advice\` what to do; with \`invalid-request\`, \`fields\` has a line for each field
that was refused. Which call answers with which codes stands in [openapi.json](openapi.json).

This page is made from libs/contracts/src/errors by \`npm run docs:generate\`.
`;

/** The catalogue for people. */
export function errorsPage(): string {
  const byStatus = Map.groupBy(Object.keys(ERRORS) as ErrorCode[], (code) => ERRORS[code].status);
  const sections = [...byStatus].sort(([a], [b]) => a - b).map(([status, codes]) => section(status, codes));
  return `${HEAD}\n${sections.join('\n')}`;
}

function section(status: number, codes: readonly ErrorCode[]): string {
  const rows = codes.map((code) => `| \`${code}\` | ${ERRORS[code].title} | ${ERRORS[code].advice} |`);
  const head = ['| code | what | what to do |', '|---|---|---|'];
  return [`## ${status} ${STATUS_CODES[status] ?? ''}`, '', ...head, ...rows, ''].join('\n');
}
