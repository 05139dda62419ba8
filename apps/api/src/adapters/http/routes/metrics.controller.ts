import { Controller, Get, Header } from '@nestjs/common';
import { Metrics } from '../../metrics/metrics.js';
import { BasicToo, Needs } from '../auth/access-rule.js';

@Needs('viewer')
@BasicToo()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** Tells how the API and the fleet fare, in the text format of Prometheus. */
  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  text(): Promise<string> {
    return this.metrics.text();
  }
}
