import { Injectable } from '@nestjs/common';
import { NamedStatements, type NamedStatement } from '../platform/database/named-statements.js';
import { plainColumns } from '../platform/database/plain-rows.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CardEntity, isOfQuestion } from './card.entity.js';
import type { Card, CardState } from './domain/card.js';
import type { TimedQuestion } from './domain/cost-minutes.js';
import type { DueRange } from './domain/due-range.js';
import type { StudyDay } from './domain/study-day.js';

/** Which cards of a learner, from where on. */
export interface CardFilter {
  state?: CardState | undefined;
  suspended?: boolean | undefined;
  /** Only cards of questions after this one, by id. */
  after: string | null;
  limit: number;
}

/** A card and when it was last written, by the learner's change number. */
export interface MarkedCard {
  readonly card: Card;
  readonly changeNumber: number;
}

/** A day on which a question comes back. */
export interface PlannedCard extends TimedQuestion {
  readonly dueDay: StudyDay;
}

const kindAndTimeBox = `r.kind, r.time_limit_minutes AS "timeLimitMinutes"
   FROM question q JOIN question_revision r ON r.id = q.current_revision_id`;

const planned: NamedStatement = {
  name: 'planned-days',
  text: `
    SELECT NULL AS "dueDay", ${kindAndTimeBox} WHERE q.id = $2
     UNION ALL
    SELECT c.due_day, ${kindAndTimeBox} JOIN card c ON c.question_id = q.id
     WHERE c.learner_id = $1 AND c.due_day BETWEEN $3 AND $4 AND NOT c.suspended
       AND c.question_id <> $2`,
};

/** A card, and how long its log is. */
export interface SizedCard {
  readonly questionId: string;
  readonly eventCount: number;
}

/** The stored cards, for reading. Writing goes through the log. */
@Injectable()
export class CardRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly statements: NamedStatements,
  ) {}

  /** All cards of a learner, in no particular order. */
  async listAll(learnerId: string): Promise<CardEntity[]> {
    return this.unitOfWork.manager.findBy(CardEntity, { learnerId });
  }

  /** The cards of questions, each with the change number of its last writing, in no particular order. */
  async listMarked(learnerId: string): Promise<MarkedCard[]> {
    const { manager } = this.unitOfWork;
    const rows = await manager.query<(Card & { changeNumber: number })[]>(
      `SELECT ${plainColumns(manager, CardEntity)}, change_number AS "changeNumber" FROM card
        WHERE learner_id = $1 AND ${isOfQuestion('question_id')}`,
      [learnerId],
    );
    return rows.map(({ changeNumber, ...card }) => ({ card, changeNumber }));
  }

  /** The cards of questions alone, in no particular order: none of another app. */
  async listOfQuestions(learnerId: string): Promise<CardEntity[]> {
    return this.unitOfWork.manager
      .createQueryBuilder(CardEntity, 'card')
      .where(`card.learnerId = :learnerId AND ${isOfQuestion('card.question_id')}`, { learnerId })
      .getMany();
  }

  /** Questions that have a card, by id. */
  async pageQuestions(learnerId: string, after: string, limit: number): Promise<SizedCard[]> {
    return this.unitOfWork.manager.query<SizedCard[]>(
      `SELECT question_id AS "questionId", version AS "eventCount" FROM card
        WHERE learner_id = $1 AND question_id > $2 AND ${isOfQuestion('question_id')}
        ORDER BY question_id LIMIT $3`,
      [learnerId, after, limit],
    );
  }

  /** What is planned from one day to another, a card of which is asked about left out; and that card. */
  async listPlanned(
    learnerId: string,
    questionId: string,
    { from, to }: DueRange,
  ): Promise<{ others: PlannedCard[]; own: TimedQuestion | null }> {
    const rows = await this.statements.query<TimedQuestion & { dueDay: StudyDay | null }>(planned, [
      learnerId,
      questionId,
      from,
      to,
    ]);
    return {
      others: rows.flatMap(({ dueDay, ...question }) =>
        dueDay === null ? [] : [{ ...question, dueDay }],
      ),
      own: rows.find(({ dueDay }) => dueDay === null) ?? null,
    };
  }

  async list(learnerId: string, filter: CardFilter): Promise<CardEntity[]> {
    const { state, suspended, after, limit } = filter;
    const query = this.unitOfWork.manager
      .createQueryBuilder(CardEntity, 'card')
      .where('card.learnerId = :learnerId', { learnerId })
      .orderBy('card.questionId')
      .take(limit);
    if (state !== undefined) query.andWhere('card.state = :state', { state });
    if (suspended !== undefined) query.andWhere('card.suspended = :suspended', { suspended });
    if (after !== null) query.andWhere('card.questionId > :after', { after });
    return query.getMany();
  }
}
