import type { Blueprint } from '../../src/readiness/domain/blueprint.js';
import {
  defaultConfig,
  type ReadinessConfig,
} from '../../src/readiness/domain/readiness-config.js';
import type { Calibration, ReadinessInput } from '../../src/readiness/domain/readiness-input.js';
import { DEFAULT_WEIGHTS } from '../../src/scheduling/domain/scheduling-parameters.js';
import type { Candidate } from './readiness-candidate.js';
import { ASKED, askedPerSkill, BAR, LEAST } from './readiness-interview.js';
import { skillIds } from './readiness-questions.js';

/** What somebody learnt of everybody's grades before a score is asked for. */
export interface Learnt {
  readonly config: ReadinessConfig;
  readonly calibration: Calibration;
  readonly difficulties: ReadonlyMap<string, number>;
}

/** As it is before the first night. */
export const nothingLearnt: Learnt = {
  config: defaultConfig,
  calibration: { version: 0, severities: {} },
  difficulties: new Map(),
};

const blueprint: Blueprint = {
  skills: skillIds.map((skillId, place) => ({
    skillId,
    name: skillId,
    weight: (askedPerSkill[place] ?? 0) / ASKED,
    isMustHave: place === 0,
    minScore: place === 0 ? LEAST : null,
  })),
  bar: BAR,
  mockQuestions: ASKED,
  novelty: 0.5,
};

/** What the product knows of a candidate, and nothing of the world. */
export function inputOf(candidate: Candidate, learnt: Learnt): ReadinessInput {
  const { school, attempts, memories, asOfMs, interviewAtMs } = candidate;
  return {
    blueprint,
    config: learnt.config,
    calibration: learnt.calibration,
    weights: DEFAULT_WEIGHTS,
    asOfMs,
    interviewAtMs,
    questions: school.bank.map(({ questionId, skill, minutes }) => ({
      questionId,
      skillId: skillIds[skill] ?? skillIds[0],
      weight: 1,
      difficulty: learnt.difficulties.get(questionId) ?? 0,
      minutes,
      isCritical: false,
      isSuspended: false,
    })),
    memories,
    attempts,
  };
}
