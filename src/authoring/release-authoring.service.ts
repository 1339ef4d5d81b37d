import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Task } from '../platform/tasks/task.js';
import { Tasks } from '../platform/tasks/tasks.js';
import type { BankRelease } from '../question-bank/domain/bank-release.js';
import { BankDesk } from './bank-desk.service.js';
import type { ReleaseOrder } from './domain/release-order.js';
import { publishKind, ReleaseWork } from './release-work.service.js';
import { ReleaseOrders, type FoundOrder } from './release-orders.service.js';
import { draftsAtOnce } from './release-planner.service.js';

/** Publishing at once, or in the background for who has too much to wait for. */
@Injectable()
export class ReleaseAuthoring {
  constructor(
    private readonly desk: BankDesk,
    private readonly orders: ReleaseOrders,
    private readonly work: ReleaseWork,
    private readonly tasks: Tasks,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Those who publish in one bank come one after the other; drafts stand still meanwhile.
   *
   * @throws AppError not-found, forbidden, rule-violated, conflict, invalid-state
   */
  publish(callerId: string, bankId: string, order: ReleaseOrder): Promise<BankRelease> {
    return this.unitOfWork.run(async () => {
      await this.work.lock(callerId, bankId);
      const found = await this.orders.find(bankId, order, { isLocked: true });
      assertShort(found);
      const drafts = await this.work.judge(found);
      return this.work.publish(found, { order, publishedBy: callerId, judged: drafts });
    });
  }

  /** @throws AppError not-found, forbidden, conflict */
  async publishLater(callerId: string, bankId: string, order: ReleaseOrder): Promise<Task> {
    await this.desk.assertEdits(callerId, bankId);
    return this.tasks.create(callerId, { kind: publishKind, input: { bankId, order } });
  }
}

/** @throws AppError rule-violated for more than a request has time for */
export function assertShort({ coming }: Pick<FoundOrder, 'coming'>): void {
  if (coming.length <= draftsAtOnce) return;
  const detail = `names ${coming.length} drafts: publish more than ${draftsAtOnce} as a task`;
  throw ruleViolated([{ pointer: '#/draftIds', code: 'too-many', detail }]);
}
