import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { BusStrategy } from '#bus/bus-strategy.js';
import { answerClientErrors } from './adapters/http/errors/client-errors.js';
import { HTTP_LIMITS, HttpAdapter, type HttpLimits } from './adapters/http/server/http-adapter.js';
import { requestLog } from './adapters/http/server/request-log.js';
import { requireHost } from './adapters/http/server/require-host.js';
import { ApiModule } from './api.module.js';
import type { Parts } from './parts.js';

/** The application, ready to listen and to connect; nothing is started. */
export async function createApp(
  parts: Parts,
  limits: HttpLimits = HTTP_LIMITS,
): Promise<NestExpressApplication> {
  const { bus, logger, clock, random, refusals } = parts;
  const options = { logger: false, bodyParser: false, abortOnError: false } as const;
  await parts.roster.load();
  const module = ApiModule.of(parts);
  const app = await NestFactory.create<NestExpressApplication>(module, new HttpAdapter(limits), options);
  app.set('etag', false);
  app.useSecurityHeaders({
    contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"] } },
    // It is plain HTTP here; a proxy that adds TLS says this itself.
    strictTransportSecurity: false,
  });
  app.use(requestLog(logger, clock, random), requireHost);
  answerClientErrors(app.getHttpServer(), refusals);
  app.connectMicroservice({ strategy: new BusStrategy(bus) });
  return app.init();
}
