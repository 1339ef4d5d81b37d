import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';

/** How often something may happen: `points` times in a window. */
export interface LimiterRule {
  name: string;
  points: number;
  windowSeconds: number;
}

export interface LimiterOutcome {
  isAllowed: boolean;
  /** How many were counted in this window, this one included. */
  count: number;
  retryAfterSeconds: number;
}

/** Counters in PostgreSQL, so that a limit holds over many processes and across restarts. */
@Injectable()
export class SharedLimiters {
  constructor(private readonly dataSource: DataSource) {}

  make({ name, points, windowSeconds }: LimiterRule): SharedLimiter {
    return new SharedLimiter(
      new RateLimiterPostgres({
        // On the pool itself, outside any transaction: what is refused must stay counted.
        storeClient: this.dataSource,
        storeType: 'typeorm',
        tableName: 'rate_limit',
        tableCreated: true,
        keyPrefix: name,
        points,
        duration: windowSeconds,
      }),
    );
  }
}

/** One rule; keys are hashed, so that the table holds no addresses. */
export class SharedLimiter {
  constructor(private readonly limiter: RateLimiterPostgres) {}

  async count(key: string): Promise<LimiterOutcome> {
    try {
      return toOutcome(await this.limiter.consume(hashed(key)), true);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return toOutcome(refusal, false);
    }
  }

  /** Take one back. */
  async uncount(key: string): Promise<void> {
    await this.limiter.reward(hashed(key), 1);
  }

  async clear(key: string): Promise<void> {
    await this.limiter.delete(hashed(key));
  }
}

function toOutcome(result: RateLimiterRes, isAllowed: boolean): LimiterOutcome {
  const retryAfterSeconds = Math.ceil(result.msBeforeNext / 1000);
  return { isAllowed, count: result.consumedPoints, retryAfterSeconds };
}

function hashed(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
