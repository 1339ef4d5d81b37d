import type { Estimate } from './feedback/domain/evaluate-model.js';
import type { LevelChange } from './feedback/domain/measure-change.js';
import type { RecordedFigures } from './feedback/domain/recorded-figures.js';
import type { NamedSet } from './feedback/feedback-evaluation.service.js';

/** An evaluation with what it is of. */
export interface ToldEvaluation {
  readonly set: NamedSet;
  readonly model: string;
  readonly promptVersion: string;
  readonly promptHash: string;
  readonly figures: RecordedFigures;
  readonly isPassed: boolean;
  readonly isRecorded: boolean;
}

/** As lines for people; figures of agreement with their 95 % intervals. */
export function tellEvaluation(told: ToldEvaluation): string[] {
  const { set, model, figures, isPassed, isRecorded } = told;
  const { answers, criteria, agreement, tokens } = figures;
  const served =
    figures.modelsServed.length === 0 ? '' : `, served ${figures.modelsServed.join(', ')}`;
  return [
    `set         ${set.name}, ${set.hash.slice(0, 12)}`,
    `model       ${model} at ${figures.host}${served}`,
    `prompt      ${told.promptVersion}, ${told.promptHash.slice(0, 12)}`,
    `answers     ${answers.answered} of ${answers.asked} got feedback${tellFaults(figures.faults)}; ${answers.gradedByTwo} of them graded by two people or more`,
    `criteria    ${criteria.levelled} of ${criteria.asked} got a level that the answer bears out; the figures of the model are of these`,
    `calls       ${figures.calls}, tokens ${tokens.input} in, ${tokens.output} out`,
    '',
    `${''.padEnd(46)}${'value'.padStart(8)}   95 %`,
    row('model with people, weighted kappa (QWK)', agreement.qwk),
    row('people among themselves, QWK', agreement.humanQwk),
    row(`model with people, ${answers.midRange} middling answers, QWK`, agreement.midRangeQwk),
    row('same level, share', agreement.exact),
    row('at most one level apart, share', agreement.adjacent),
    row('model less people, mean, levels', agreement.bias),
    row("must-haves met or missed, Cohen's kappa", agreement.mustHaveKappa),
    change('the answer in other words', figures.paraphrased),
    change('the answer with empty words', figures.padded),
    '',
    isPassed ? 'Passed: with LLM_SUGGEST_GRADE=true grades are suggested.' : 'Not passed:',
    ...figures.reasons.map((reason) => `- ${reason}`),
    isRecorded ? 'Recorded.' : 'Not recorded.',
  ];
}

function tellFaults(faults: RecordedFigures['faults']): string {
  const told = Object.entries(faults).map(([fault, times]) => `${fault} ${times}`);
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}

function row(what: string, { value, low, high }: Estimate): string {
  const interval = low === null || high === null ? '' : `   ${number(low)} to ${number(high)}`;
  return `${what.padEnd(46)}${number(value).padStart(8)}${interval}`;
}

function change(what: string, moved: LevelChange | null): string {
  if (moved === null) return `${what.padEnd(46)}${'-'.padStart(8)}`;
  const { criteria, mean, meanAbsolute } = moved;
  const rest = `mean change in levels of ${criteria} criteria, ${number(meanAbsolute)} either way`;
  return `${what.padEnd(46)}${number(mean).padStart(8)}   ${rest}`;
}

function number(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}
