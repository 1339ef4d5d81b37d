import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { countingEvidence, type EvidenceKind } from './domain/counting-evidence.js';
import type { Grade } from './domain/grade.js';
import { handedInStates } from './domain/handed-in.js';
import { ms } from './grade-rows.js';

/** One grader's word on an answer. */
export interface AnswerEvidenceGrade extends Pick<Grade, 'kind' | 'graderId' | 'score'> {
  readonly kind: EvidenceKind;
  readonly mustMissed: boolean;
}

/** An answer that was graded, as far as it tells what its author can do. */
export interface AnswerEvidence {
  readonly learnerId: string;
  readonly attemptId: string;
  readonly questionId: string;
  /** When it was handed in. */
  readonly atMs: number;
  /** The recall just before it, 0..1; 1 where the outline was read meanwhile. */
  readonly retrievability: number;
  /** At least one. */
  readonly grades: readonly AnswerEvidenceGrade[];
}

interface EvidenceRow extends Omit<AnswerEvidence, 'grades'>, Omit<AnswerEvidenceGrade, 'kind'> {
  readonly kind: Grade['kind'];
  readonly number: number;
}

/** A page of everybody's answers. */
export interface EvidencePage {
  readonly answers: readonly AnswerEvidence[];
  /** What the next page comes after; null when this is the last one. */
  readonly last: AnswerKey | null;
}

/** Names an answer. */
export type AnswerKey = readonly [learnerId: string, attemptId: string];

const leastId = '00000000-0000-0000-0000-000000000000';

const columns = `
  a.learner_id AS "learnerId", a.id AS "attemptId", a.question_id AS "questionId",
  ${ms('a.submitted_at')} AS "atMs",
  CASE WHEN a.peeked THEN 1 ELSE a.retrievability END AS retrievability,
  g.kind, g.grader_id AS "graderId", g.number, g.score::double precision AS score,
  NOT g.must_have_met AS "mustMissed"`;

const handedIn = `(${handedInStates.map((state) => `'${state}'`).join(', ')})`;

const isGraded = `
  a.state IN ${handedIn} AND a.submitted_at IS NOT NULL AND a.retrievability IS NOT NULL`;

/**
 * What graded answers tell, of one learner or of many in the same single statement. Whose may be looked
 * at is for who asks.
 */
@Injectable()
export class EvidenceReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The answers of these learners to these questions that somebody's grade counts on, in no order. */
  async listEvidence(
    learnerIds: readonly string[],
    questionIds: readonly string[],
  ): Promise<AnswerEvidence[]> {
    const rows = await this.unitOfWork.manager.query<EvidenceRow[]>(
      `SELECT ${columns}
         FROM attempt a JOIN grade g ON g.learner_id = a.learner_id AND g.attempt_id = a.id
        WHERE a.learner_id = ANY($1::uuid[]) AND a.question_id = ANY($2::uuid[])
          AND ${isGraded} AND g.voided_at IS NULL`,
      [learnerIds, questionIds],
    );
    return toAnswers(rows);
  }

  /** The same of everybody, so many answers at a time; those handed in before an instant are left out. */
  async pageAll(since: Date, after: AnswerKey | null, limit: number): Promise<EvidencePage> {
    const rows = await this.unitOfWork.manager.query<Partial<EvidenceRow>[]>(
      `SELECT ${columns}
         FROM (SELECT * FROM attempt a
                WHERE (learner_id, id) > ($1::uuid, $2::uuid) AND submitted_at >= $3 AND ${isGraded}
                ORDER BY learner_id, id LIMIT $4) a
         LEFT JOIN grade g ON g.learner_id = a.learner_id AND g.attempt_id = a.id
                          AND g.voided_at IS NULL
        ORDER BY a.learner_id, a.id`,
      [after?.[0] ?? leastId, after?.[1] ?? leastId, since, limit],
    );
    const { learnerId, attemptId } = rows.at(-1) ?? {};
    const isLast = learnerId === undefined || attemptId === undefined;
    return {
      // An answer without a grade is a row too: the next page comes after it.
      answers: toAnswers(rows.filter((row): row is EvidenceRow => typeof row.kind === 'string')),
      last: isLast ? null : [learnerId, attemptId],
    };
  }

  /** When the so many latest answers begin, by when they were handed in; the beginning where there are fewer. */
  async findBeginningOfLatest(answers: number): Promise<Date> {
    const [row] = await this.unitOfWork.manager.query<{ since: Date }[]>(
      `SELECT a.submitted_at AS since FROM attempt a WHERE ${isGraded}
        ORDER BY a.submitted_at DESC OFFSET $1 LIMIT 1`,
      [answers],
    );
    return row?.since ?? new Date(0);
  }
}

function toAnswers(rows: readonly EvidenceRow[]): AnswerEvidence[] {
  // Learners may choose ids: only with the learner is that of an attempt its own.
  const byAnswer = Map.groupBy(rows, ({ learnerId, attemptId }) => `${learnerId} ${attemptId}`);
  return Array.from(byAnswer.values()).flatMap(toEvidence);
}

// Column by column: copying what is left of a row takes several times as long, which tells in thousands.
function toEvidence(rows: readonly EvidenceRow[]): AnswerEvidence[] {
  const [answer] = rows;
  const counting = countingEvidence(rows);
  if (answer === undefined || counting.length === 0) return [];
  const { learnerId, attemptId, questionId, atMs, retrievability } = answer;
  const grades = counting.map(({ kind, graderId, score, mustMissed }) => {
    return { kind, graderId, score, mustMissed };
  });
  return [{ learnerId, attemptId, questionId, atMs, retrievability, grades }];
}
