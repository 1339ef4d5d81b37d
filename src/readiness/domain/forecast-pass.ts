import type { Blueprint } from './blueprint.js';
import { skillInterviewVariance } from './interview-variance.js';
import { passProbability, type Gate, type PassForecast } from './pass-probability.js';
import type { ReadinessConfig } from './readiness-config.js';
import type { Estimate, SkillReadiness } from './readiness.js';

/**
 * The chance of passing one interview: the bar by the whole, and the least score of each must-have skill.
 *
 * @param mock what a single interview would bring
 */
export function forecastPass(
  mock: Pick<Estimate, 'score' | 'sd'>,
  skills: readonly Pick<SkillReadiness, 'skillId' | 'minScore' | 'score' | 'sd' | 'weight'>[],
  blueprint: Pick<Blueprint, 'bar' | 'mockQuestions'>,
  config: ReadinessConfig,
): PassForecast {
  const gates = skills.flatMap(({ skillId, minScore, score, sd, weight }): Gate[] => {
    if (minScore === null) return [];
    const luck = skillInterviewVariance(weight, blueprint, config);
    return [{ skillId, score, sd: Math.sqrt(sd ** 2 + luck), least: minScore }];
  });
  const whole = { score: mock.score, sd: mock.sd, least: blueprint.bar };
  return passProbability(whole, gates, config.gateRho);
}
