import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../kernel/app-error.js';
import { AppConfig } from '../config/app-config.js';

const windowSeconds = 60;

/**
 * A fair share of this process for every caller. Counted in memory: a shared count would cost every
 * read a write. What must hold over all processes, guessing passwords, is counted in PostgreSQL.
 */
@Injectable()
export class RequestLimiter {
  private readonly limiter: RateLimiterMemory;
  private readonly points: number;

  constructor(config: AppConfig) {
    this.points = config.rateLimitPerMinute;
    this.limiter = new RateLimiterMemory({ points: this.points, duration: windowSeconds });
  }

  /** Spend one request of the user's share, or of the network's for anonymous callers. */
  async spend(userId: string | null, request: Request, response: Response): Promise<void> {
    const key = userId === null ? `net:${networkOf(request.ip)}` : `user:${userId}`;
    const outcome = await this.consume(key);
    const seconds = Math.ceil(outcome.msBeforeNext / 1000);
    response.setHeader('RateLimit-Policy', `"default";q=${this.points};w=${windowSeconds}`);
    response.setHeader('RateLimit', `"default";r=${outcome.remainingPoints};t=${seconds}`);
    if (!outcome.isAllowed) throw tooMany(seconds);
  }

  private async consume(
    key: string,
  ): Promise<{ isAllowed: boolean; remainingPoints: number; msBeforeNext: number }> {
    try {
      const { remainingPoints, msBeforeNext } = await this.limiter.consume(key);
      return { isAllowed: true, remainingPoints, msBeforeNext };
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return { isAllowed: false, remainingPoints: 0, msBeforeNext: refusal.msBeforeNext };
    }
  }
}

/** The refusal that every limiter answers with. */
export function tooMany(retryAfterSeconds: number): AppError {
  return new AppError('rate-limited', 'Too many requests.', {
    retryAfterSeconds: Math.max(1, retryAfterSeconds),
  });
}

/** What counts as one network: an IPv4 address, or the /64 that an IPv6 line usually gets. */
export function networkOf(address: string | undefined): string {
  const plain = (address ?? 'unknown').replace(/^::ffff:(?=\d+\.)/u, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const zeros = plain.includes('::') ? Array<string>(8 - left.length - right.length).fill('0') : [];
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
