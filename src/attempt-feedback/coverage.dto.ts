import { ApiProperty } from '@nestjs/swagger';
import type { AskedCriterion, AnsweredQuestion } from '../feedback/domain/answered-question.js';
import type { CoverageStatus, CriterionCoverage } from '../feedback/domain/criterion-coverage.js';
import { coverageStatuses } from '../feedback/feedback-words.js';
import { toEvidence } from './to-evidence.js';

const notice =
  'Words that were found in your answer, not whether they are right: a wrong answer on the topic has them too, and a right one may use others. It is no grade.';

/** What the status of a criterion means, to whom wrote the answer. */
const sentences: Readonly<Record<CoverageStatus, string>> = {
  strong: 'You mention this, in words of its own.',
  weak: 'You mention something near this.',
  listed: 'You name words of this, but they stand alone: no statement was found around them.',
  none: 'No words of this were found. You may have said it in others.',
};

/** What was found of one criterion. */
export class CriterionCoverageResponse {
  /** Key of the criterion. @example key-scheme */
  criterion: string;

  /** @example Compares range counter, random code and hash */
  title: string;

  /** Whether an answer needs it to pass. */
  mustHave: boolean;

  /**
   * `strong`: its own terms within a statement. `weak`: words of the rubric, or a part of a term. `listed`:
   * terms without a statement. `none`: nothing. None of them says that it is right.
   */
  @ApiProperty({ enum: coverageStatuses })
  status: CoverageStatus;

  /** The status in words. @example You mention this, in words of its own. */
  says: string;

  /** The sentence of the answer that shows most of it; null where nothing was found. */
  @ApiProperty({ type: String, nullable: true })
  quote: string | null;

  /** Where the quote begins in the answer, in characters (code points) from 0. */
  @ApiProperty({ type: 'integer', nullable: true })
  quoteStart: number | null;

  /** What was found, as it stands in the answer; at most twelve. */
  words: string[];
}

/** What an answer mentions. */
export class CoverageResponse {
  /** The attempt. */
  @ApiProperty({ format: 'uuid' })
  attemptId: string;

  /** The revision whose rubric was read. */
  @ApiProperty({ format: 'uuid' })
  revisionId: string;

  /** Says that words were found, not correctness. */
  notice: string;

  /** One entry for each criterion that is asked of the candidate, in rubric order. */
  criteria: CriterionCoverageResponse[];
}

export function toCoverageResponse(
  attempt: { readonly id: string; readonly revisionId: string },
  { answer, criteria }: AnsweredQuestion,
  coverage: readonly CriterionCoverage[],
): CoverageResponse {
  return {
    attemptId: attempt.id,
    revisionId: attempt.revisionId,
    notice,
    criteria: coverage.flatMap((found) =>
      criteria
        .filter(({ key }) => key === found.criterionKey)
        .map((criterion) => toCriterionResponse(criterion, found, answer)),
    ),
  };
}

function toCriterionResponse(
  { key, title, mustHave }: AskedCriterion,
  { status, sentence, words }: CriterionCoverage,
  answer: string,
): CriterionCoverageResponse {
  const { quote, quoteStart } =
    sentence === null ? { quote: null, quoteStart: null } : toEvidence(sentence, answer);
  return {
    criterion: key,
    title,
    mustHave,
    status,
    says: sentences[status],
    quote,
    quoteStart,
    words: [...words],
  };
}
