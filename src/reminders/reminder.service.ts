import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Cursors, type Page } from '../platform/http/paging.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { decideReminder, type ReminderDecision } from './domain/decide-reminder.js';
import { expectedForgettings } from './domain/expected-forgettings.js';
import { reminderMoments } from './domain/reminder-moments.js';
import { ReminderRepository, type LearnerToRemind } from './reminder.repository.js';
import { WaitingWorkService, type WaitingWork } from './waiting-work.service.js';

const msPerDay = 86_400_000;
/** How far a next reminder is looked for, and how far each one looks for a fuller session. */
const lookAheadDays = 14;
const fullerWithinDays = 7;

/** A reminder that is worth sending, or why none is. */
export interface Reminder {
  readonly at: Date | null;
  readonly reason: ReminderDecision['reason'] | 'disabled';
  /** Cards due then, the minutes of all that waits, and what waiting costs. */
  readonly cards: number;
  readonly minutes: number;
  readonly expectedForgettings: number;
}

/** A reminder for a push service, and for whom. */
export interface DueReminder extends Reminder {
  readonly learnerId: string;
}

/** When a learner is to be called, and to what. */
@Injectable()
export class ReminderService {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly waiting: WaitingWorkService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** The next time at which this learner is worth calling if they do nothing until then. */
  async findNext(learner: Learner): Promise<Reminder> {
    const { isEnabled, localTime, sessionMinutes } = await this.reminders.getSettings(learner.id);
    const nothing = { at: null, cards: 0, minutes: 0, expectedForgettings: 0 };
    if (!isEnabled) return { ...nothing, reason: 'disabled' };
    const work = await this.waiting.get(learner);
    const clock = { localTime, zone: learner.zone };
    const moments = reminderMoments(this.clock.now(), clock, lookAheadDays + fullerWithinDays);
    const first = remindAt(work, moments, sessionMinutes);
    for (let day = 0; day < lookAheadDays; day += 1) {
      const reminder = remindAt(work, moments.slice(day), sessionMinutes);
      if (reminder.at !== null) return reminder;
    }
    return first;
  }

  /**
   * The reminders of everybody that came due after `since`, by learner.
   *
   * @throws AppError rule-violated when `since` is not within the last day
   */
  async listDue(query: {
    since: string;
    limit: number;
    cursor?: string;
  }): Promise<Page<DueReminder> & { until: Date }> {
    const since = new Date(query.since);
    const now = this.clock.now();
    assertRecent(since, now);
    const { limit } = query;
    const scope = ['reminders', query.since];
    // Later pages keep to the end of the first, or a reminder could come due behind the cursor.
    const position = this.cursors.decode(query.cursor, scope);
    const until = position === null ? now : new Date(String(position[1]));
    const after = position === null ? null : String(position[0]);
    const found = await this.reminders.listAround({ since, until, after, limit: limit + 1 });
    const page = this.cursors.toPage(
      found,
      { limit, scope },
      { positionOf: ({ id }) => [id, until.toISOString()], toItem: (learner) => learner },
    );
    const due: DueReminder[] = [];
    for (const learner of page.data) {
      const [at] = reminderMoments(new Date(since.getTime() + 1), learner, 1);
      if (at !== undefined && at <= until) due.push(await this.evaluate(learner, at));
    }
    return { data: due.filter(({ at }) => at !== null), nextCursor: page.nextCursor, until };
  }

  private async evaluate(learner: LearnerToRemind, at: Date): Promise<DueReminder> {
    const work = await this.waiting.get(learner);
    const moments = reminderMoments(at, learner, fullerWithinDays + 1);
    return { learnerId: learner.id, ...remindAt(work, moments, learner.sessionMinutes) };
  }
}

function remindAt(work: WaitingWork, moments: readonly Date[], sessionMinutes: number): Reminder {
  const [at = null] = moments;
  const { cards, otherMinutes } = work;
  const week = moments.slice(0, fullerWithinDays + 1);
  const decision = decideReminder({ moments: week, cards, otherMinutes, sessionMinutes });
  const due = at === null ? [] : cards.filter(({ dueFrom }) => dueFrom <= at);
  return {
    at: decision.kind === 'remind' ? at : null,
    reason: decision.reason,
    cards: due.length,
    minutes: Math.round(due.reduce((sum, { minutes }) => sum + minutes, otherMinutes)),
    expectedForgettings: at === null ? 0 : expectedForgettings(due, at),
  };
}

function assertRecent(since: Date, now: Date): void {
  const ageMs = now.getTime() - since.getTime();
  if (ageMs >= 0 && ageMs < msPerDay) return;
  const detail = 'must lie within the last 24 hours';
  throw ruleViolated([{ in: 'query', pointer: '#/since', code: 'not-recent', detail }]);
}
