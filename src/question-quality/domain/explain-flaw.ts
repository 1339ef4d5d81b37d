import type { Flaw, FlawCode } from './find-flaws.js';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The criterion by its title, or the question. */
type Subject = string | null;

const sentences: Readonly<Record<FlawCode, (flaw: Flaw, subject: Subject) => string>> = {
  'too-easy': ({ value, answers }, subject) =>
    `${percent(value)} of ${answers} answers pass${inCriterion(subject)}: it tells nobody apart any more.`,
  'too-hard': ({ value, answers }, subject) =>
    `Only ${percent(value)} of ${answers} answers pass${inCriterion(subject)}: see whether it asks what the prompt tells.`,
  'does-not-discriminate': ({ value, answers }, subject) =>
    `Who does well here does not do better elsewhere (r = ${value.toFixed(2)} over ${answers} answers)${inCriterion(subject)}.`,
  'split-criterion': ({ value, answers }, subject) =>
    `In ${percent(value)} of ${answers} answers graders are two levels apart or differ on a must-have${inCriterion(subject)}: its levels read in more than one way.`,
  'time-box-too-short': ({ value, answers }) =>
    `Half of ${answers} answers take ${percent(value)} of the time box or more.`,
  'time-box-too-long': ({ value, answers }) =>
    `Half of ${answers} answers take ${percent(value)} of the time box or less.`,
};

/** A flaw in plain words. `subject` is the title of its criterion, null for the whole question. */
export function explainFlaw(flaw: Flaw, subject: Subject): string {
  return sentences[flaw.code](flaw, subject);
}

function inCriterion(subject: Subject): string {
  return subject === null ? '' : ` in “${subject}”`;
}
