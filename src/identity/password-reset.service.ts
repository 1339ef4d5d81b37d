import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { AuthThrottle, invalidCredentials } from './auth-throttle.js';
import { PasswordReplacer } from './password-replacer.js';
import { RecoveryRepository } from './recovery.repository.js';
import { hashResetToken } from './reset-link.service.js';

/** Redeems the links that admins issue. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly throttle: AuthThrottle,
    private readonly recovery: RecoveryRepository,
    private readonly replacer: PasswordReplacer,
    private readonly clock: Clock,
  ) {}

  async reset(
    { token, newPassword }: { token: string; newPassword: string },
    network: string,
  ): Promise<void> {
    await this.throttle.spend(network);
    const link = await this.recovery.findLink(hashResetToken(token), this.clock.now());
    if (link === null) throw invalidCredentials();
    this.replacer.assertAcceptable(newPassword, link.email);
    const isReplaced = await this.replacer.replace(link.accountId, newPassword, () =>
      this.recovery.takeLink(link.id),
    );
    if (!isReplaced) throw invalidCredentials();
  }
}
