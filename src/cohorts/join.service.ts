import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { Admission, type Admitted, type JoinRequest } from './admission.service.js';
import { JoinThrottle } from './join-throttle.js';

/** Coming into a cohort. */
@Injectable()
export class JoinService {
  constructor(
    private readonly throttle: JoinThrottle,
    private readonly admission: Admission,
  ) {}

  /**
   * @throws AppError not-found, alike for all codes that do not work; rule-violated for a coach's code
   *   without an account that may coach; rate-limited
   */
  async join(caller: CurrentUser, request: JoinRequest, network: string): Promise<Admitted> {
    const attempt = { accountId: caller.id, network };
    const admitted = await this.throttle.attempt(attempt, () =>
      this.admission.admit(caller, request),
    );
    if (admitted !== null) return admitted;
    throw new AppError('not-found', 'This code is unknown, expired, used up or revoked.');
  }
}
