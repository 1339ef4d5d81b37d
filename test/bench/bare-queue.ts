import type pg from 'pg';
import { familyOf } from '../../src/scheduling/domain/family-of.js';
import { orderQueue } from '../../src/queue/domain/order-queue.js';
import { queueChangesAt } from '../../src/queue/domain/queue-changes-at.js';
import type { LimitsOverride, QueueInput } from '../../src/queue/domain/queue.js';
import type { Card } from '../../src/scheduling/domain/card.js';
import { costMinutes, type StudyPace } from '../../src/scheduling/domain/cost-minutes.js';
import type { Learner } from '../../src/scheduling/domain/learner.js';
import type { PracticeSettings } from '../../src/scheduling/domain/practice-settings.js';
import { LEECH_HINT } from '../../src/scheduling/domain/leech-hint.js';
import { retrievabilityAt } from '../../src/scheduling/domain/retrievability-at.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../src/scheduling/domain/scheduling-parameters.js';
import { startOfStudyDay } from '../../src/scheduling/domain/start-of-study-day.js';
import { studyDayOf } from '../../src/scheduling/domain/study-day.js';
import {
  readCards,
  readCardsAndQuestions,
  readFollowed,
  readQuestions,
} from './bare-queue-statements.js';

interface Question {
  readonly questionId: string;
  readonly revisionId: string;
  readonly bankId: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: string;
  readonly level: string;
  readonly topic: string;
  readonly position: number;
  readonly timeLimitMinutes: number;
  readonly variantOf: string | null;
}

type JsonCard = Omit<Card, 'dueAt' | 'lastReviewAt'> & {
  readonly dueAt: string | null;
  readonly lastReviewAt: string | null;
};

interface DayRow {
  readonly settings: PracticeSettings;
  readonly override: LimitsOverride | null;
  readonly pace: StudyPace | null;
  readonly cards: JsonCard[] | null;
}

interface Found {
  readonly day: DayRow;
  readonly fresh: readonly Question[];
  readonly questionOf: (id: string) => Question;
}

/** Everything in one statement, questions and all. */
export async function joinedQueue(pool: pg.Pool, learner: Learner, now: Date): Promise<object> {
  const values = [learner.id, studyDayOf(now, learner)];
  const { rows } = await pool.query<
    DayRow & { cards: Question[] | null; fresh: Question[] | null }
  >(readCardsAndQuestions(values));
  const day = only(rows);
  const fresh = day.fresh ?? [];
  const byId = new Map([...(day.cards ?? []), ...fresh].map((row) => [row.questionId, row]));
  return answer(learner, now, { day, fresh, questionOf: (id) => only([byId.get(id)]) });
}

const firstLook = 32;
let inOrder: readonly Question[] = [];
let byQuestionId: ReadonlyMap<string, Question> = new Map();
const firstUnmet = new Map<string, number>();

/** What questions are, remembered by the process. */
export async function loadQuestions(pool: pg.Pool): Promise<void> {
  inOrder = (await pool.query<Question>(readQuestions([]))).rows;
  byQuestionId = new Map(inOrder.map((question) => [question.questionId, question]));
}

/** Cards alone; what their questions are, and where the learner stands among them, is remembered. */
export async function cachedQueue(pool: pg.Pool, learner: Learner, now: Date): Promise<object> {
  const followed = await pool.query<{ ids: string[] }>(readFollowed([learner.id]));
  const banks = new Set(only(followed.rows).ids);
  const start = firstUnmet.get(learner.id) ?? 0;
  const look: Question[] = [];
  for (let place = start; look.length < firstLook && place < inOrder.length; place += 1) {
    const question = inOrder[place];
    if (question !== undefined && banks.has(question.bankId)) look.push(question);
  }
  const ids = look.map(({ questionId }) => questionId);
  const values = [learner.id, studyDayOf(now, learner), ids];
  const { rows } = await pool.query<DayRow & { met: string[] | null }>(readCards(values));
  const day = only(rows);
  const met = new Set(day.met);
  const fresh = look.filter(({ questionId }) => !met.has(questionId));
  if (fresh[0] !== undefined) firstUnmet.set(learner.id, inOrder.indexOf(fresh[0], start));
  return answer(learner, now, { day, fresh, questionOf: (id) => only([byQuestionId.get(id)]) });
}

function only<T>(rows: readonly (T | undefined)[]): T {
  const [row] = rows;
  if (row === undefined) throw new RangeError('there is no such row');
  return row;
}

function answer(learner: Learner, now: Date, { day, fresh, questionOf }: Found): object {
  const planned = (question: Question) => ({
    topic: question.topic,
    minutes: costMinutes(question, day.pace ?? {}),
    family: familyOf(question),
  });
  const today = studyDayOf(now, learner);
  const cards = (day.cards ?? []).map((card) => ({
    ...card,
    dueAt: card.dueAt === null ? null : new Date(card.dueAt),
    lastReviewAt: card.lastReviewAt === null ? null : new Date(card.lastReviewAt),
    ...planned(questionOf(card.questionId)),
  }));
  const input: QueueInput = {
    cards,
    candidates: fresh.map((question) => ({
      questionId: question.questionId,
      position: question.position,
      ...planned(question),
    })),
    settings: day.settings,
    weekdayLoads: DEFAULT_SCHEDULING_PARAMETERS.weekdayLoads,
    override: day.override,
    now,
    today,
    dayStart: startOfStudyDay(today, learner),
    retrievabilityOf: (card, at) => retrievabilityAt(card, at, DEFAULT_SCHEDULING_PARAMETERS),
  };
  return toBody(input, learner, questionOf);
}

function toBody(input: QueueInput, learner: Learner, questionOf: Found['questionOf']): object {
  const { items, limits, isOverridden, remaining, done } = orderQueue(input);
  return {
    asOf: input.now,
    studyDay: input.today,
    changesAt: queueChangesAt(input.cards, input.now, learner),
    goal: null,
    items: items.slice(0, 20).map((item) => {
      const question = questionOf(item.questionId);
      return {
        revisionId: question.revisionId,
        bankId: question.bankId,
        title: question.title,
        kind: question.kind,
        level: question.level,
        topic: question.topic,
        timeLimitMinutes: question.timeLimitMinutes,
        ...item,
        leechHint: item.isLeech ? LEECH_HINT : null,
      };
    }),
    limits: { ...limits, isOverridden },
    remaining,
    done,
  };
}
