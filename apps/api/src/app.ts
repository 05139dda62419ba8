import 'reflect-metadata';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { BusStrategy } from '#bus/bus-strategy.js';
import { auditLog } from './adapters/http/audit/audit-log.js';
import { acting } from './adapters/http/auth/acting.js';
import { answerClientErrors } from './adapters/http/errors/client-errors.js';
import { Idempotency } from './adapters/http/idempotency/idempotency.js';
import { IdempotentAnswers } from './adapters/http/idempotency/idempotent-answers.js';
import { HTTP_LIMITS, HttpAdapter, type HttpLimits } from './adapters/http/server/http-adapter.js';
import { LetIn } from './adapters/http/server/let-in.js';
import { requestLog } from './adapters/http/server/request-log.js';
import { AfterStorm } from '#runtime/after-storm.js';
import { giveMemoryBack } from '#runtime/give-memory-back.js';
import { HttpAdmission } from '#runtime/http-admission.js';
import { requireHost } from './adapters/http/server/require-host.js';
import { requireSameOrigin } from './adapters/http/server/same-origin.js';
import { ApiModule } from './api.module.js';
import { listsOf, type Parts } from './parts.js';

/** Where the application is spoken to. */
export interface Servers {
  readonly plain: Server;
  readonly secure: Server | undefined;
}

/** The application, ready to listen and to connect; nothing is started. */
export async function createApp(
  parts: Parts,
  limits: HttpLimits = HTTP_LIMITS,
): Promise<{ app: NestExpressApplication; servers: Servers }> {
  const { bus, logger, clock, random } = parts;
  const options = { logger: false, bodyParser: false, abortOnError: false } as const;
  await parts.database.open();
  await Promise.all(
    [parts.notes, parts.roster, parts.groups, parts.takeBook, ...listsOf(parts)].map((kept) => kept.load()),
  );
  parts.sessions.resume();
  parts.takeWatch.start();
  const module = ApiModule.of(parts);
  const adapter = new HttpAdapter(limits, parts.clock, parts.tls);
  const app = await NestFactory.create<NestExpressApplication>(module, adapter, options);
  app.set('etag', false);
  app.useSecurityHeaders({
    contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"] } },
    // The certificate is nobody's a browser knows: it would not let anybody past a warning once it was told this.
    strictTransportSecurity: false,
  });
  app.use(acting, requestLog(logger, clock, random), auditLog(parts.audit, clock));
  app.use(requireHost(parts.knownHosts), requireSameOrigin(parts.knownHosts));
  const servers = { plain: app.getHttpServer(), secure: adapter.secureServer };
  const storm = new AfterStorm(clock, giveMemoryBack);
  const admissions = {
    plain: admitTo(servers.plain, limits, parts, storm),
    secure: servers.secure && admitTo(servers.secure, limits, parts, storm),
  };
  const letIn = (socket: Socket): void =>
    (socket instanceof TLSSocket ? admissions.secure : admissions.plain)?.letIn(socket);
  app.useGlobalInterceptors(new LetIn(letIn), new Idempotency(new IdempotentAnswers(clock)));
  app.connectMicroservice({ strategy: new BusStrategy(bus) });
  return { app: await app.init(), servers };
}

/** Bounds the connections to one port, and answers what is no HTTP there. */
function admitTo(
  server: Server,
  caps: HttpLimits,
  { clock, refusals }: Parts,
  storm: AfterStorm,
): HttpAdmission {
  answerClientErrors(server, refusals);
  const admission = new HttpAdmission({ name: 'http', caps, clock, refusals, storm });
  admission.watch(server);
  return admission;
}
