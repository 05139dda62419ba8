import type { Role } from '#contracts/http/role.js';

const A = '/api/v1';
const ONE = `${A}/cameras/:id/recordings`;

/** Who may take which route. A new route has no place here until somebody decides, and fails the test. */
export const ROUTE_TABLE: Readonly<Record<'public' | 'join token' | Role, readonly string[]>> = {
  public: [
    'GET /health/live',
    'GET /health/ready',
    `POST ${A}/session`,
    `POST ${A}/enrolments`,
    `POST ${A}/enrolments/:enrolment/renewal`,
    'HEAD /sign-in/:code',
    'GET /sign-in/:code',
    'GET /install/agent.sh',
  ],
  'join token': ['GET /install/agent.tgz', 'GET /install/node-arm64.tgz', 'GET /install/node-x64.tgz'],
  viewer: [
    `GET ${A}/services`,
    `GET ${A}/services/:id`,
    `GET ${A}/discovery`,
    `GET ${A}/roster`,
    `GET ${A}/searches/latest`,
    `HEAD ${A}/events`,
    `GET ${A}/events`,
    `GET ${A}/cameras/:id`,
    `GET ${ONE}`,
    `GET ${ONE}/:rid`,
    `GET ${ONE}/:rid/video`,
    `GET ${A}/recordings`,
    `GET ${A}/session`,
    `DELETE ${A}/session`,
    ...['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => `${method} /{*path}`),
  ],
  operator: [
    `DELETE ${A}/services/:id`,
    `PUT ${A}/roster`,
    `POST ${A}/searches`,
    `POST ${ONE}`,
    `POST ${ONE}/:rid/stop`,
    `DELETE ${ONE}/:rid`,
    `POST ${A}/recordings`,
    `POST ${A}/recordings/stop`,
  ],
  admin: [
    `POST ${A}/sign-in-links`,
    `POST ${A}/api-tokens`,
    `GET ${A}/api-tokens`,
    `DELETE ${A}/api-tokens/:id`,
    `POST ${A}/users`,
    `GET ${A}/users`,
    `PATCH ${A}/users/:name`,
    `DELETE ${A}/users/:name`,
    `GET ${A}/audit`,
    `POST ${A}/join-tokens`,
    `GET ${A}/join-tokens`,
    `DELETE ${A}/join-tokens/:id`,
    `GET ${A}/agents`,
    `DELETE ${A}/agents/:id`,
  ],
};
