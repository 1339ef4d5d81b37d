import type { BlueprintChange, ChangeCause, ChangeFacts, ChangeParts } from './change-parts.js';
import type { Headline } from './explain-change.js';

const wordsOf: Readonly<Record<BlueprintChange, string>> = {
  'interview-day': 'the day of the interview',
  bar: 'the bar',
  skills: 'the skills',
  weights: 'how its skills weigh',
  questions: 'the questions',
  format: 'what an interview asks',
};

/** The least that is worth a word: a tenth of a point, half a percent. In ten-thousandths. */
const leastScore = 5;
const leastChance = 50;

/**
 * Why a score is another one than before, in plain sentences; points are hundredths of the scale, to a
 * tenth. A cause that did nothing is left out, unless it is something that the learner did or asked for.
 *
 * @param after what is told now; what was told before follows from it
 */
export function tellChange(change: ChangeParts, after: Headline): string[] {
  const before = {
    score: after.score - sumOf(change, 'score') / 1e4,
    passProbability: after.passProbability - sumOf(change, 'passProbability') / 1e4,
  };
  const causes = [
    tellTime(change),
    ...subjectsOf(change.facts).map(([cause, subject]) => tellCause(change, cause, subject)),
  ].filter((sentence) => sentence !== null);
  return [
    wentFromTo('The score', sayPoints(before.score), sayPoints(after.score)),
    wentFromTo(
      'The chance of reaching the bar',
      sayPercent(before.passProbability),
      sayPercent(after.passProbability),
    ),
    ...causes,
  ];
}

function sumOf(change: ChangeParts, figure: 'score' | 'passProbability'): number {
  return Object.values(change[figure]).reduce((sum, part) => sum + part, 0);
}

function wentFromTo(what: string, before: string, after: string): string {
  return before === after
    ? `${what} is still ${after}.`
    : `${what} went from ${before} to ${after}.`;
}

function tellTime({ score, facts }: ChangeParts): string | null {
  if (Math.abs(score.time) < leastScore) return null;
  const days = Math.round(facts.days);
  const within = days < 1 ? '' : ` within ${count(days, 'day')}`;
  // Ranges alone widen as time passes; a score that rises with it was told of a day long gone.
  if (score.time > 0) return `Time alone brought ${sayParts(score.time)}${within}.`;
  const forgotten = sayParts(-score.time);
  return `You forgot ${forgotten}${forgotten.endsWith('s') ? '’' : '’s'} worth${within}.`;
}

/** What is told of each cause, null where it has nothing to say for itself. */
function subjectsOf(facts: ChangeFacts): [ChangeCause, string | null][] {
  return [
    ['practice', subjectOfPractice(facts)],
    ['regrades', subjectOfRegrades(facts)],
    ['blueprint', subjectOfBlueprint(facts)],
    [
      'memoryModel',
      facts.isModelRefitted ? 'Your memory model was fitted to your reviews anew: it' : null,
    ],
    ['formula', null],
  ];
}

function subjectOfPractice({ newGrades, practisedQuestions }: ChangeFacts): string | null {
  const practice = `practice of ${count(practisedQuestions, 'question')}`;
  if (newGrades === 0) return practisedQuestions === 0 ? null : capital(practice);
  const grades = count(newGrades, 'new grade');
  return capital(practisedQuestions === 0 ? grades : `${grades} and ${practice}`);
}

function subjectOfRegrades({ changedGrades, goneGrades }: ChangeFacts): string | null {
  const changed = changedGrades === 0 ? [] : [`${count(changedGrades, 'grade')} changed`];
  const gone = goneGrades === 0 ? [] : [`${count(goneGrades, 'grade')} struck out or revoked`];
  const all = [...changed, ...gone];
  return all.length === 0 ? null : capital(all.join(' and '));
}

function subjectOfBlueprint({ blueprint }: ChangeFacts): string | null {
  if (blueprint.length === 0) return null;
  return `A change of the target (${blueprint.map((each) => wordsOf[each]).join(', ')})`;
}

const plainSubjects: Readonly<Record<Exclude<ChangeCause, 'time'>, string>> = {
  practice: 'Practice',
  regrades: 'Corrections of earlier answers',
  blueprint: 'A change of the target',
  memoryModel: 'Your memory model',
  formula: 'A new version of the formula, or of what it knows of graders and questions,',
};

function tellCause(change: ChangeParts, cause: ChangeCause, subject: string | null): string | null {
  const score = change.score[cause];
  const chance = change.passProbability[cause];
  const isMoved = Math.abs(score) >= leastScore || Math.abs(chance) >= leastChance;
  if (cause === 'time' || (subject === null && !isMoved)) return null;
  return `${subject ?? plainSubjects[cause]} ${sayEffect(score, chance)}.`;
}

function sayEffect(score: number, chance: number): string {
  if (Math.abs(score) >= leastScore) {
    return `${score > 0 ? 'brought' : 'took'} ${sayParts(Math.abs(score))}`;
  }
  if (Math.abs(chance) < leastChance) return 'left it as it was';
  const percent = Math.round(Math.abs(chance) / 100);
  return `left the score as it was, and the chance ${chance > 0 ? 'rose' : 'fell'} by ${percent}%`;
}

/** Ten-thousandths as points: `3 points`, `1 point`, `0.4 points`. */
function sayParts(tenThousandths: number): string {
  const points = Math.round(tenThousandths / 10) / 10;
  return `${points} ${points === 1 ? 'point' : 'points'}`;
}

function sayPoints(score: number): string {
  return String(Math.round(score * 1000) / 10);
}

function sayPercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function count(number: number, singular: string): string {
  return `${number} ${number === 1 ? singular : `${singular}s`}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
