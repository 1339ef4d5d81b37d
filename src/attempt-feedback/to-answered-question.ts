import type { AnsweredQuestion } from '../feedback/domain/answered-question.js';
import type { QuestionContent } from '../question-bank/domain/question-content.js';
import type { CandidateLevel, Criterion } from '../question-bank/domain/rubric.js';

/** Of a question, all that advice on an answer can come from. */
export type AskedContent = Pick<
  QuestionContent,
  'prompt' | 'redFlags' | 'outline' | 'hints' | 'probes' | 'alternatives' | 'runbook'
>;

interface GivenAnswer {
  readonly candidateLevel: CandidateLevel;
  readonly answer: string;
}

/** @param criteria those that apply to the candidate */
export function toAnsweredQuestion(
  content: AskedContent,
  criteria: readonly Criterion[],
  { candidateLevel, answer }: GivenAnswer,
): AnsweredQuestion {
  return {
    candidateLevel,
    prompt: content.prompt,
    answer,
    criteria: criteria.map(({ key, title, mustHave, aliases, levels }) => ({
      key,
      title,
      mustHave,
      aliases,
      levels: levels.map((level) => ({
        key: level.key,
        label: level.label,
        descriptor: level.descriptor,
      })),
    })),
    redFlags: content.redFlags,
    reference: content.outline,
    keptBack: keptBackBy(content),
  };
}

function keptBackBy({ hints, probes, alternatives, runbook }: AskedContent): string[] {
  const steps = runbook === null ? [] : [...runbook.steps, ...runbook.rollback.steps];
  return [...hints, ...probes.map(({ text }) => text), ...alternatives, ...steps];
}
