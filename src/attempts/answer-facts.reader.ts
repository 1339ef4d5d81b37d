import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { AnswerFacts, Judgement } from './domain/answer-facts.js';
import { sortJudgements } from './domain/sort-judgements.js';

/** Whose answers are wanted: of these questions, those that were made on one of these revisions. */
export interface AnsweredRevisions {
  readonly questionIds: readonly string[];
  readonly revisionIds: readonly string[];
}

interface AttemptRow extends Omit<AnswerFacts, 'own' | 'others' | 'graders'> {
  attemptId: string;
}

interface GradeRow extends Omit<Judgement, 'levels'> {
  learnerId: string;
  attemptId: string;
  criterionKeys: string[];
  levelKeys: string[];
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
    return attempts.map((attempt) => {
      const { attemptId: _id, ...facts } = attempt;
      return { ...facts, ...sortJudgements((grades.get(keyOf(attempt)) ?? []).map(toJudgement)) };
    });
  }

  /** First is said of all revisions: an answer to the words of last year is an answer. */
  private listAttempts(revisions: AnsweredRevisions): Promise<AttemptRow[]> {
    return this.unitOfWork.manager.query<AttemptRow[]>(
      `SELECT question_id AS "questionId", learner_id AS "learnerId", id AS "attemptId",
              is_first AS "isFirst", ended_at AS "endedAt", mode, is_abandoned AS "isAbandoned",
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
              g.grader_id AS "graderId", g.number, g.created_at AS since,
              g.score::double precision AS score, g.verdict <> 'not-yet' AS "isPass",
              jsonb_path_query_array(g.items, '$[*].criterionKey') AS "criterionKeys",
              jsonb_path_query_array(g.items, '$[*].levelKey') AS "levelKeys"
         FROM attempt a JOIN grade g ON g.learner_id = a.learner_id AND g.attempt_id = a.id
        WHERE a.question_id = ANY($1::uuid[]) AND a.revision_id = ANY($2::uuid[])
          AND a.state IN ('submitted', 'self_graded', 'closed')`,
      [revisions.questionIds, revisions.revisionIds],
    );
  }
}

/** Learners may choose ids: only with the learner is that of an attempt its own. */
function keyOf({ learnerId, attemptId }: { learnerId: string; attemptId: string }): string {
  return `${learnerId} ${attemptId}`;
}

function toJudgement({ criterionKeys, levelKeys, ...grade }: GradeRow): Judgement {
  const levels = criterionKeys.map((criterionKey, place) => {
    return { criterionKey, levelKey: levelKeys[place] ?? '' };
  });
  return { ...grade, levels };
}
