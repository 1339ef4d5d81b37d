import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { AppConfig } from '../platform/config/app-config.js';
import { SharedLimiters, type SharedLimiter } from '../platform/database/shared-limiter.js';
import { tooMany } from '../platform/http/request-limiter.js';
import { loginDelayMs } from './domain/login-delay.js';

/** Whose secret is tried, and from where. */
export interface Attempt {
  /** What the account is known by to the one who tries; need not exist. */
  subject: string;
  network: string;
}

/** Slows down guessing. The limits hold over all processes. */
@Injectable()
export class AuthThrottle {
  private readonly byNetwork: SharedLimiter;
  private readonly byPair: SharedLimiter;
  private readonly byAccount: SharedLimiter;

  constructor(config: AppConfig, limiters: SharedLimiters) {
    const perMinute = config.authRateLimitPerMinute;
    this.byNetwork = limiters.make({ name: 'auth-net', points: perMinute, windowSeconds: 60 });
    this.byPair = limiters.make({ name: 'auth-pair', points: 10, windowSeconds: 600 });
    // Counts and never refuses: whoever fails on purpose must not lock the owner out.
    this.byAccount = limiters.make({ name: 'auth-account', points: 1e9, windowSeconds: 3600 });
  }

  /** One more password, code or registration from this network. @throws AppError rate-limited */
  async spend(network: string): Promise<void> {
    const { isAllowed, retryAfterSeconds } = await this.byNetwork.count(network);
    if (!isAllowed) throw tooMany(retryAfterSeconds);
  }

  /**
   * Counts the attempt as failed before it is checked, so that attempts at the same moment cannot
   * all pass, and forgets it when the check holds.
   *
   * @throws AppError rate-limited, or invalid-credentials when the check does not hold
   */
  async attempt({ subject, network }: Attempt, check: () => Promise<boolean>): Promise<void> {
    await this.spend(network);
    const pair = JSON.stringify([subject, network]);
    const { isAllowed, retryAfterSeconds } = await this.byPair.count(pair);
    if (!isAllowed) throw tooMany(retryAfterSeconds);
    const { count } = await this.byAccount.count(subject);
    await delay(loginDelayMs(count));
    const holds = await check().catch(async (error: unknown) => {
      // A server with too much to do says nothing about the one who asked.
      await this.byPair.uncount(pair);
      await this.byAccount.uncount(subject);
      throw error;
    });
    if (!holds) throw invalidCredentials();
    await this.byPair.clear(pair);
    await this.byAccount.uncount(subject);
  }
}

/** The same words whatever was wrong, an unknown account included. */
export function invalidCredentials(): AppError {
  return new AppError(
    'invalid-credentials',
    'The e-mail address, password, code or token is wrong.',
  );
}
