import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { TaskHandlers, type TaskHandler, type TaskRun } from '../platform/tasks/task-handlers.js';
import { toReleaseResponse } from '../question-bank/release.dto.js';
import type { ReleaseOrder, SeenDraft } from './domain/release-order.js';
import { ReleaseOrders, type FoundOrder } from './release-orders.service.js';
import { ReleasePlanner } from './release-planner.service.js';
import { assertNoErrors } from './release-publisher.service.js';
import { publishKind, ReleaseWork } from './release-work.service.js';

/** What the task was made with. */
interface PublishInput {
  readonly bankId: string;
  readonly order: ReleaseOrder;
}

/** What was judged, as it stood then. */
interface Judged {
  readonly drafts: readonly SeenDraft[];
  readonly standing: string;
}

/** Publishing in two parts: judging beside everything else, then writing at once what was judged. */
@Injectable()
export class PublishReleaseTask implements TaskHandler<PublishInput, Judged>, OnModuleInit {
  readonly kind = publishKind;

  constructor(
    private readonly handlers: TaskHandlers,
    private readonly orders: ReleaseOrders,
    private readonly planner: ReleasePlanner,
    private readonly releases: ReleaseWork,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async work(run: TaskRun<PublishInput>): Promise<Judged> {
    const { bankId, order } = run.input;
    await this.releases.assertMay(run.learnerId, bankId);
    const found = await this.orders.find(bankId, order, { isLocked: false });
    const total = found.coming.length;
    let done = 0;
    for await (const batch of this.planner.judge(found)) {
      run.signal.throwIfAborted();
      assertNoErrors(batch);
      done += batch.length;
      run.report({ done, total, message: 'judging' });
    }
    return { drafts: seen(found), standing: standingOf(found) };
  }

  async conclude(run: TaskRun<PublishInput>, judged: Judged): Promise<Record<string, unknown>> {
    const { bankId, order } = run.input;
    await this.releases.lock(run.learnerId, bankId);
    const found = await this.orders.find(bankId, order, { isLocked: true });
    assertAsJudged(found, judged);
    const publishedBy = run.learnerId;
    const release = await this.releases.publish(found, { order, publishedBy, judged: null });
    return { ...toPlain(toReleaseResponse(release)) };
  }
}

function seen({ coming }: FoundOrder): SeenDraft[] {
  return coming.map(({ questionId, version }) => ({ id: questionId, version }));
}

/** Equal while nothing was published in between. */
function standingOf({ standing }: FoundOrder): string {
  return standing.map(({ questionId, version }) => `${questionId}.${version}`).join();
}

/** @throws AppError conflict */
function assertAsJudged(found: FoundOrder, judged: Judged): void {
  const versions = new Map(judged.drafts.map(({ id, version }) => [id, version]));
  const isSame =
    versions.size === found.coming.length &&
    found.coming.every(({ questionId, version }) => versions.get(questionId) === version);
  if (isSame && standingOf(found) === judged.standing) return;
  throw new AppError(
    'conflict',
    'Drafts or the bank changed while they were judged: publish again.',
  );
}

function toPlain(response: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(response));
}
