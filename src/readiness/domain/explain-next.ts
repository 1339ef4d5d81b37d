import { countOf } from './count-of.js';
import { adviceWords } from './is-advice.js';
import type { ReadinessFacts } from './readiness-facts.js';
import type { Readiness, SkillReadiness, StudySuggestion } from './readiness.js';
import { toPoints } from './to-points.js';

/** Where most of the interview is lost, by the skill's share of it; null without skills. */
export function explainBiggestGap(
  { skills }: Readiness,
  { isForOthers = false }: Pick<ReadinessFacts, 'isForOthers'>,
): string | null {
  const [biggest] = skills.toSorted((one, other) => lossOf(other) - lossOf(one));
  if (biggest === undefined) return null;
  const share = `${toPoints(biggest.weight)}% of the interview`;
  if (biggest.attempts === 0) {
    return `Biggest gap: ${biggest.name} (${share}). No answer was graded there yet, so we take it to be a little weaker than the rest.`;
  }
  const range = `range ${toPoints(biggest.low80)} to ${toPoints(biggest.high80)}`;
  const fresh = isForOthers ? 'a new question' : 'a question you have not seen';
  const unseen = `On ${fresh} there, expect about ${toPoints(biggest.unseen)}.`;
  return `Biggest gap: ${biggest.name} (${toPoints(biggest.score)}, ${range}, ${share}). ${unseen}`;
}

/** What to practise first; null when nothing would help. */
export function explainStudyNext(
  { next, skills }: Readiness,
  { titleOf }: ReadinessFacts,
): string | null {
  if (next.length === 0) return null;
  const names = new Map(skills.map(({ skillId, name }) => [skillId, name]));
  const said = next.slice(0, 3).map((suggestion) => {
    const { questionId, skillId, minutes } = suggestion;
    const about = `${names.get(skillId) ?? skillId}, ${pointsOf(suggestion)}, ${countOf(minutes, 'minute')}`;
    return `“${titleOf(questionId)}” (${about})`;
  });
  return `${adviceWords.studyNext} ${said.join(', ')}: the most expected points a minute.`;
}

/** Whose grade would say most; null when nobody's would. */
export function explainAskNext({ askNext, skills }: Readiness): string | null {
  const skill = skills.find(({ skillId }) => skillId === askNext?.skillId);
  if (askNext === null || skill === undefined) return null;
  return `${adviceWords.askNext} in ${skill.name} would narrow the range most.`;
}

function lossOf({ weight, score }: SkillReadiness): number {
  return weight * (1 - score);
}

/** To a tenth: most single questions bring less than a point. */
function pointsOf({ gain }: StudySuggestion): string {
  const tenths = Math.round(gain * 1000);
  return tenths === 0 ? 'under 0.1 points' : `+${(tenths / 10).toFixed(1)} points`;
}
