import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import type { Env } from './env-variables.js';
import { readLlmConfig, type LlmConfig } from './llm-config.js';
import type { Secrets } from './secrets.js';

/** The project's folder; relative paths of the configuration start here, not where npm was called. */
export const projectDir = fileURLToPath(new URL(projectDepth(), import.meta.url));

function projectDepth(): string {
  return import.meta.url.includes('/dist/src/') ? '../../../../' : '../../../';
}

/** Settings as the application uses them: checked, resolved, read-only, injected by type. */
export class AppConfig {
  readonly isProduction: boolean;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly databaseIsEmbedded: boolean;
  readonly databasePoolSize: number;
  readonly statementTimeoutMs: number;
  readonly runMigrations: boolean;
  readonly runJobs: boolean;
  readonly seedKit: boolean;
  readonly kitDir: string;
  readonly dataDir: string;
  readonly secrets: Secrets;
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly webhookAllowedNetworks: readonly string[];
  readonly rateLimitPerMinute: number;
  readonly authRateLimitPerMinute: number;
  /** Null where nobody is asked for feedback. */
  readonly llm: LlmConfig | null;
  /** How long feedback and the record of calls are kept, also when nobody is asked any more. */
  readonly feedbackRetentionDays: number;
  readonly logLevel: Env['LOG_LEVEL'];
  readonly metricsToken: string | null;
  readonly shutdownDelayMs: number;
  readonly shutdownTimeoutMs: number;

  constructor(env: Env, secrets: Secrets, database: { url: string; isEmbedded: boolean }) {
    this.isProduction = env.NODE_ENV === 'production';
    this.host = env.HOST;
    this.port = env.PORT;
    this.publicUrl = (env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/+$/, '');
    this.databaseUrl = database.url;
    this.databaseIsEmbedded = database.isEmbedded;
    this.databasePoolSize = env.DATABASE_POOL_SIZE;
    this.statementTimeoutMs = env.DATABASE_STATEMENT_TIMEOUT_MS;
    this.runMigrations = env.RUN_MIGRATIONS;
    this.runJobs = env.RUN_JOBS;
    this.seedKit = env.SEED_KIT;
    this.kitDir = resolve(projectDir, env.KIT_DIR);
    this.dataDir = resolve(projectDir, env.DATA_DIR);
    this.secrets = secrets;
    this.corsOrigins = env.CORS_ORIGINS;
    this.trustedProxies = env.TRUSTED_PROXIES;
    this.webhookAllowedNetworks = env.WEBHOOK_ALLOWED_NETWORKS;
    this.rateLimitPerMinute = env.RATE_LIMIT_PER_MINUTE;
    this.authRateLimitPerMinute = env.AUTH_RATE_LIMIT_PER_MINUTE;
    this.llm = readLlmConfig(env);
    this.feedbackRetentionDays = env.LLM_RETENTION_DAYS;
    this.logLevel = env.LOG_LEVEL;
    this.metricsToken = env.METRICS_TOKEN;
    this.shutdownDelayMs = env.SHUTDOWN_DELAY_MS;
    this.shutdownTimeoutMs = env.SHUTDOWN_TIMEOUT_MS;
  }
}
