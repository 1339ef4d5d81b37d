import { ruleViolated, type FieldProblem } from '../kernel/app-error.js';
import { checkOffer, type OfferProblem } from './domain/check-offer.js';

const details: Readonly<Record<OfferProblem['code'], string>> = {
  'too-soon': 'must be at least 15 minutes from now',
  'too-far': 'must be at most 60 days from now',
  'offered-twice': 'is in the list already',
};

/** Times that somebody offers, the earliest first. @throws AppError rule-violated */
export function offeredTimes(startsAt: readonly string[], now: Date): Date[] {
  const starts = startsAt.map((start) => new Date(start));
  const problems = checkOffer(starts, now).map(({ index, code }): FieldProblem => {
    return { pointer: `#/startsAt/${index}`, code, detail: details[code] };
  });
  if (problems.length > 0) throw ruleViolated(problems);
  return starts.toSorted((a, b) => a.getTime() - b.getTime());
}
