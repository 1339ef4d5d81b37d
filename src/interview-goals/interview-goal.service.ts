import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { CardLog } from '../scheduling/card-log.service.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import type { GoalTerms } from './domain/interview-goal.js';
import { GoalRules } from './goal-rules.service.js';
import { InterviewGoalRepository, type StoredGoal } from './interview-goal.repository.js';

export type GoalChange = { [Key in keyof GoalTerms]?: GoalTerms[Key] };

const mostActive = 10;

/** The interviews a learner prepares for. Writes take the learner's lock: they turn the queue. */
@Injectable()
export class InterviewGoalService {
  constructor(
    private readonly cardLog: CardLog,
    private readonly goals: InterviewGoalRepository,
    private readonly rules: GoalRules,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws AppError rule-violated, invalid-state */
  async create(learner: Learner, terms: GoalTerms): Promise<StoredGoal> {
    return this.cardLog.exclusively(learner.id, async () => {
      await this.rules.assertSound(learner.id, { terms, before: null }, this.today(learner));
      await this.assertRoom(learner.id);
      const goal: StoredGoal = {
        ...stored(terms),
        learnerId: learner.id,
        id: this.ids.next(),
        archivedAt: null,
        createdAt: this.clock.now(),
        version: 1,
      };
      await this.goals.save(goal);
      return goal;
    });
  }

  /** @throws AppError not-found */
  get(learnerId: string, id: string): Promise<StoredGoal> {
    return this.goals.get(learnerId, id);
  }

  /** @throws AppError not-found, precondition-failed, rule-violated */
  async update(
    learner: Learner,
    id: string,
    { change, ifMatch }: { change: GoalChange; ifMatch: string },
  ): Promise<StoredGoal> {
    return this.cardLog.exclusively(learner.id, async () => {
      const current = await this.goals.get(learner.id, id);
      assertUnchanged(current, ifMatch);
      const terms = merge(current, change);
      if (isDeepStrictEqual(terms, merge(current, {}))) return current;
      const today = this.today(learner);
      await this.rules.assertSound(learner.id, { terms, before: current }, today);
      return this.saveNext({ ...current, ...stored(terms) });
    });
  }

  /** @throws AppError not-found, precondition-failed */
  async remove(learnerId: string, id: string, ifMatch: string): Promise<void> {
    await this.cardLog.exclusively(learnerId, async () => {
      assertUnchanged(await this.goals.get(learnerId, id), ifMatch);
      await this.goals.remove(learnerId, id);
    });
  }

  /** Put away; one that is already is left as it is. @throws AppError not-found */
  async archive(learnerId: string, id: string): Promise<StoredGoal> {
    return this.cardLog.exclusively(learnerId, async () => {
      const goal = await this.goals.get(learnerId, id);
      if (goal.archivedAt !== null) return goal;
      return this.saveNext({ ...goal, archivedAt: this.clock.now() });
    });
  }

  /** Take up again. @throws AppError not-found, invalid-state */
  async restore(learnerId: string, id: string): Promise<StoredGoal> {
    return this.cardLog.exclusively(learnerId, async () => {
      const goal = await this.goals.get(learnerId, id);
      if (goal.archivedAt === null) return goal;
      await this.assertRoom(learnerId);
      return this.saveNext({ ...goal, archivedAt: null });
    });
  }

  private async saveNext(goal: StoredGoal): Promise<StoredGoal> {
    const next = { ...goal, version: goal.version + 1 };
    await this.goals.save(next);
    return next;
  }

  private async assertRoom(learnerId: string): Promise<void> {
    if ((await this.goals.countActive(learnerId)) < mostActive) return;
    const detail = `A learner has at most ${mostActive} goals besides archived ones; archive one first.`;
    throw new AppError('invalid-state', detail);
  }

  private today(learner: Learner): string {
    return studyDayOf(this.clock.now(), learner);
  }
}

/** A merge patch: absent keeps, and null takes the title away. */
function merge(goal: GoalTerms, change: GoalChange): GoalTerms {
  const { title, interviewDay, targetRecall, minutesPerDay, skills, bankIds } = goal;
  return { title, interviewDay, targetRecall, minutesPerDay, skills, bankIds, ...given(change) };
}

/** Keys that a client did not send may stand there as undefined. */
function given(change: GoalChange): GoalChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function stored(terms: GoalTerms): GoalTerms & { skills: string[]; bankIds: string[] } {
  return { ...terms, skills: [...terms.skills], bankIds: [...terms.bankIds] };
}
