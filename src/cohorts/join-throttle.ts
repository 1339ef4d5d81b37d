import { Injectable } from '@nestjs/common';
import { AppConfig } from '../platform/config/app-config.js';
import { SharedLimiters, type SharedLimiter } from '../platform/database/shared-limiter.js';
import { tooMany } from '../platform/http/request-limiter.js';

/** Who shows a code, and from where. */
export interface JoinAttempt {
  readonly accountId: string;
  readonly network: string;
}

/** Slows down guessing codes as guessing passwords is. The limits hold over all processes. */
@Injectable()
export class JoinThrottle {
  private readonly byNetwork: SharedLimiter;
  private readonly byAccount: SharedLimiter;

  constructor(config: AppConfig, limiters: SharedLimiters) {
    const perMinute = config.authRateLimitPerMinute;
    this.byNetwork = limiters.make({ name: 'join-net', points: perMinute, windowSeconds: 60 });
    this.byAccount = limiters.make({ name: 'join-account', points: 10, windowSeconds: 600 });
  }

  /**
   * Counts the attempt as failed before it is made, so that attempts at the same moment cannot all pass,
   * and forgets it unless it finds nothing: a class that joins from one room is no attack.
   *
   * @throws AppError rate-limited
   */
  async attempt<T>(
    { accountId, network }: JoinAttempt,
    join: () => Promise<T | null>,
  ): Promise<T | null> {
    await count(this.byNetwork, network);
    await count(this.byAccount, accountId);
    let isWrong = false;
    try {
      const found = await join();
      isWrong = found === null;
      return found;
    } finally {
      if (!isWrong) {
        await this.byNetwork.uncount(network);
        await this.byAccount.uncount(accountId);
      }
    }
  }
}

async function count(limiter: SharedLimiter, key: string): Promise<void> {
  const { isAllowed, retryAfterSeconds } = await limiter.count(key);
  if (!isAllowed) throw tooMany(retryAfterSeconds);
}
