import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { InterviewGoal } from '../interview-goals/domain/interview-goal.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { QuestionSummary } from '../scheduling/practicable-questions.service.js';
import { DayLoader } from './day-loader.service.js';
import { orderQueue } from './domain/order-queue.js';
import { queueChangesAt } from './domain/queue-changes-at.js';
import type { Queue } from './domain/queue.js';
import { QueueStateRepository, type QueueVersion } from './queue-state.repository.js';
import { TodayLoader } from './today-loader.service.js';

/** The goal that shapes a day, and whether it has ranked what is worth most. */
export interface ShapingGoal extends Pick<InterviewGoal, 'id' | 'title' | 'interviewDay'> {
  isInWindow: boolean;
}

/** The day's queue, what its questions are, and the tag it can be recognised by. */
export interface DayQueue {
  queue: Queue;
  summaries: ReadonlyMap<string, QuestionSummary>;
  goal: ShapingGoal | null;
  asOf: Date;
  studyDay: string;
  changesAt: Date;
  tag: string;
}

/** What a learner does next. */
@Injectable()
export class QueueService {
  constructor(
    private readonly states: QueueStateRepository,
    private readonly today: TodayLoader,
    private readonly day: DayLoader,
    private readonly clock: Clock,
  ) {}

  async get(learner: Learner): Promise<DayQueue> {
    const asOf = this.clock.now();
    // Before the cards: a change that comes in between makes the tag too old, never too new.
    const state = await this.states.read(learner.id);
    const { input, summaries, goal } = state.hasPlans
      ? await this.day.load(learner, asOf)
      : await this.today.load(learner, state, asOf);
    const changesAt = queueChangesAt(input.cards, asOf, learner);
    return {
      queue: orderQueue(input),
      summaries,
      goal: goal === null ? null : { ...goal, isInWindow: (input.plan?.ranked ?? null) !== null },
      asOf,
      studyDay: input.today,
      changesAt,
      tag: `${tagBasis(learner, state)}.${changesAt.getTime().toString(36)}`,
    };
  }

  /** Whether the queue behind this tag is still the learner's. Costs one statement. */
  async isCurrent(learner: Learner, tag: string): Promise<boolean> {
    const basis = tagBasis(learner, await this.states.readVersion(learner.id));
    if (!tag.startsWith(`${basis}.`)) return false;
    const changesAt = Number.parseInt(tag.slice(basis.length + 1), 36);
    return this.clock.now().getTime() < changesAt;
  }
}

/** All that a queue depends on besides time: the learner's log and settings, clock, banks and cohorts. */
function tagBasis({ id, zone, rolloverHour }: Learner, version: QueueVersion): string {
  const clock = `${zone.replaceAll('/', '-')}@${rolloverHour}`;
  const { change, catalogue, cohorts } = version;
  return ['queue', id, change, catalogue, cohorts ?? '-', clock].join('.');
}
