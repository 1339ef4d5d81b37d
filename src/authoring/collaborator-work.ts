import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

/** One transaction, and when it is. */
@Injectable()
export class CollaboratorWork {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  run<T>(work: (now: Date) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(() => work(this.clock.now()));
  }
}
