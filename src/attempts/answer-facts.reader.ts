import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { AnswerFacts, Judgement } from './domain/answer-facts.js';
import { sortJudgements } from './domain/sort-judgements.js';
import { levelKeysOf, levelReader, ms } from './grade-rows.js';

/** Whose answers are wanted: of these questions, those that were made on one of these revisions. */
export interface AnsweredRevisions {
  readonly questionIds: readonly string[];
  readonly revisionIds: readonly string[];
}

interface AttemptRow extends Omit<AnswerFacts, 'since' | 'own' | 'others' | 'graders'> {
  attemptId: string;
  sinceMs: number;
}

interface GradeRow extends Omit<Judgement, 'since' | 'levels'> {
  learnerId: string;
  attemptId: string;
  sinceMs: number;
  /** JSON: the keys of the criteria, then those of their levels. */
  keys: string;
}

/**
 * What all learners' answers to some questions come to, without a word of them. For figures over many:
 * whoever asks sees to it that nobody can be told apart.
 */
@Injectable()
export class AnswerFactsReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In no order. */
  async listFacts(revisions: AnsweredRevisions): Promise<AnswerFacts[]> {
    const attempts = await this.listAttempts(revisions);
    const grades = Map.groupBy(await this.listGrades(revisions), keyOf);
    const levelsOf = levelReader();
    return attempts.map((attempt) => {
      const given = grades.get(keyOf(attempt)) ?? [];
      return toFacts(attempt, sortJudgements(given.map((grade) => toJudgement(grade, levelsOf))));
    });
  }

  /** How many attempts there are on each of these questions, by id; those without any are missing. */
  async countAttempts(questionIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.unitOfWork.manager.query<{ id: string; count: number }[]>(
      `SELECT question_id AS id, count(*)::integer AS count
         FROM attempt WHERE question_id = ANY($1::uuid[]) GROUP BY question_id`,
      [questionIds],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  /** First is said of all revisions: an answer to the words of last year is an answer. */
  private listAttempts(revisions: AnsweredRevisions): Promise<AttemptRow[]> {
    return this.unitOfWork.manager.query<AttemptRow[]>(
      `SELECT question_id AS "questionId", learner_id AS "learnerId", id AS "attemptId",
              is_first AS "isFirst", ${ms('ended_at')} AS "sinceMs", mode, is_abandoned AS "isAbandoned",
              peeked, gave_up AS "gaveUp", hints_used AS "hintsUsed",
              overtime_ratio AS "overtimeRatio"
         FROM (SELECT *, state = 'abandoned' AS is_abandoned,
                      coalesce(submitted_at, closed_at) AS ended_at,
                      row_number() OVER (PARTITION BY question_id, learner_id, state = 'abandoned'
                        ORDER BY coalesce(submitted_at, closed_at), id) = 1 AS is_first
                 FROM attempt
                WHERE question_id = ANY($1::uuid[])
                  AND state IN ('submitted', 'self_graded', 'closed', 'abandoned')) ended
        WHERE revision_id = ANY($2::uuid[])`,
      [revisions.questionIds, revisions.revisionIds],
    );
  }

  private listGrades(revisions: AnsweredRevisions): Promise<GradeRow[]> {
    return this.unitOfWork.manager.query<GradeRow[]>(
      `SELECT g.learner_id AS "learnerId", g.attempt_id AS "attemptId", g.kind,
              g.grader_id AS "graderId", g.number, ${ms('g.created_at')} AS "sinceMs",
              g.score::double precision AS score, g.verdict <> 'not-yet' AS "isPass",
              ${levelKeysOf('g')} AS keys
         FROM attempt a JOIN grade g ON g.learner_id = a.learner_id AND g.attempt_id = a.id
        WHERE a.question_id = ANY($1::uuid[]) AND a.revision_id = ANY($2::uuid[])
          AND a.state IN ('submitted', 'self_graded', 'closed') AND g.voided_at IS NULL`,
      [revisions.questionIds, revisions.revisionIds],
    );
  }
}

/** Learners may choose ids: only with the learner is that of an attempt its own. */
function keyOf({ learnerId, attemptId }: { learnerId: string; attemptId: string }): string {
  return `${learnerId} ${attemptId}`;
}

// Column by column: copying what is left of a row takes several times as long, which tells in thousands.
function toFacts(
  row: AttemptRow,
  { own, others, graders }: Pick<AnswerFacts, 'own' | 'others' | 'graders'>,
): AnswerFacts {
  return {
    questionId: row.questionId,
    learnerId: row.learnerId,
    isFirst: row.isFirst,
    since: new Date(row.sinceMs),
    mode: row.mode,
    isAbandoned: row.isAbandoned,
    peeked: row.peeked,
    gaveUp: row.gaveUp,
    hintsUsed: row.hintsUsed,
    overtimeRatio: row.overtimeRatio,
    own,
    others,
    graders,
  };
}

function toJudgement(row: GradeRow, levelsOf: (keys: string) => Judgement['levels']): Judgement {
  return {
    kind: row.kind,
    graderId: row.graderId,
    number: row.number,
    since: new Date(row.sinceMs),
    score: row.score,
    isPass: row.isPass,
    levels: levelsOf(row.keys),
  };
}
