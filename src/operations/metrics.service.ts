import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { notFound } from '../kernel/app-error.js';
import { AppConfig } from '../platform/config/app-config.js';
import { packageVersion } from '../platform/config/package-version.js';
import { DatabaseStatus } from '../platform/database/database-status.js';
import { HttpMetrics } from '../platform/http/http-metrics.js';
import { mayReadMetrics, type MetricsCaller } from './may-read-metrics.js';

/** The figures of this process, in a registry of its own: one process may hold several apps. */
@Injectable()
export class MetricsService {
  private readonly registry = new Registry();

  constructor(
    private readonly config: AppConfig,
    private readonly database: DatabaseStatus,
    http: HttpMetrics,
  ) {
    collectDefaultMetrics({ register: this.registry });
    for (const metric of [http.duration, this.poolGauge(), this.buildGauge()]) {
      this.registry.registerMetric(metric);
    }
  }

  /** @throws AppError not-found for a caller who may not know that there are metrics */
  async expose(caller: MetricsCaller): Promise<string> {
    if (!mayReadMetrics(caller, this.config.metricsToken)) throw notFound('page');
    return this.registry.metrics();
  }

  private poolGauge(): Gauge {
    const { database } = this;
    return new Gauge({
      name: 'database_pool_connections',
      help: 'Connections of the pool, and requests that wait for one.',
      labelNames: ['state'] as const,
      registers: [],
      collect() {
        const counts = database.countConnections();
        this.set({ state: 'total' }, counts.total);
        this.set({ state: 'idle' }, counts.idle);
        this.set({ state: 'waiting' }, counts.waiting);
      },
    });
  }

  private buildGauge(): Gauge {
    const gauge = new Gauge({
      name: 'build_info',
      help: 'Always 1; the labels say what is running.',
      labelNames: ['version', 'node'] as const,
      registers: [],
    });
    gauge.set({ version: packageVersion(), node: process.version }, 1);
    return gauge;
  }
}
