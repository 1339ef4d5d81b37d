import { countOf } from './count-of.js';
import type { GraderSource } from './grader-source.js';
import { listInWords } from './list-in-words.js';
import type { ReadinessFacts } from './readiness-facts.js';
import type { Readiness } from './readiness.js';
import { toPoints } from './to-points.js';
import { wholePercents } from './whole-percents.js';

const graders: readonly (readonly [GraderSource, string])[] = [
  ['coach', 'coaches'],
  ['peer', 'peers'],
  ['llm', 'a language model'],
  ['self', 'yourself'],
];

/** How much the score rests on, and on whose eyes. */
export function explainEvidence(
  { attempts, coverage, trust }: Readiness,
  { isForOthers = false }: Pick<ReadinessFacts, 'isForOthers'>,
): string {
  const percents = wholePercents(graders.map(([source]) => trust[source]));
  const voices = graders.flatMap(([source, name], index) => {
    const percent = percents[index] ?? 0;
    const voice = isForOthers && source === 'self' ? 'the learner' : name;
    return percent > 0 ? [`${voice} ${percent}%`] : [];
  });
  const rests = `This rests on ${countOf(attempts, 'graded answer')}.`;
  const part = `${toPoints(coverage)}% of the question bank by weight`;
  const practised = isForOthers ? `${part} was practised.` : `You have practised ${part}.`;
  return `${rests} ${practised} Where the weight comes from: ${voices.join(', ')}.`;
}

/** What a score that rests on too little is good for; null when it rests on enough. */
export function explainDoubt(
  { status, trust }: Readiness,
  { isForOthers = false }: Pick<ReadinessFacts, 'isForOthers'>,
  { thinSelf }: { readonly thinSelf: number },
): string | null {
  if (status !== 'thin') return null;
  const advice = 'The evidence is thin: read the range, not the number.';
  if (trust.self <= thinSelf) return advice;
  if (isForOthers) {
    const self = trust.self === 1 ? 'All' : 'Nearly all';
    return `${advice} ${self} grades are the learner's own.`;
  }
  const whose = trust.self === 1 ? 'All grades are your own' : 'Nearly all grades are your own';
  return `${advice} ${whose}, and nobody sees all that is missing from their own answers: have three answers graded by someone else.`;
}

/** Which questions had a must-have missed last time; null when none had. */
export function explainMustHaves(
  { questions }: Readiness,
  { titleOf, isForOthers = false }: ReadinessFacts,
  { mustCeiling }: { readonly mustCeiling: number },
): string | null {
  const open = questions.filter(({ isMustHaveOpen }) => isMustHaveOpen);
  if (open.length === 0) return null;
  const most = toPoints(mustCeiling);
  const counts = open.length === 1 ? 'it counts' : 'each counts';
  const shown = isForOthers ? 'it is shown' : 'you show it';
  const missed = `${countOf(open.length, 'question')} had a must-have point missed last time`;
  const named = open.slice(0, 3).map(({ questionId }) => `“${titleOf(questionId)}”`);
  const others = open.length - named.length;
  const which = listInWords(others === 0 ? named : [...named, `${others} more`]);
  return `${missed}; ${counts} for ${most} at most until ${shown}: ${which}.`;
}
