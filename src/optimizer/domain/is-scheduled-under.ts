import type { FoldedEvent, FoldedLog, ParametersOf } from '../../scheduling/domain/fold-events.js';
import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';

/**
 * Whether a card's memory and due day are already what these parameters make of its log, so that a
 * reschedule would only deal it another day of the same spread. That is when all that moved its memory
 * did so under parameters that schedule alike, since it was last rescheduled or new.
 */
export function isScheduledUnder(
  log: FoldedLog,
  current: SchedulingParameters,
  parametersOf: ParametersOf,
): boolean {
  const start = log.events.findLastIndex(
    ({ event, effect }) =>
      effect === 'applied' && (event.kind === 'reschedule' || event.kind === 'forget'),
  );
  return log.events
    .slice(Math.max(0, start))
    .filter(movesMemory)
    .every(({ event }) => scheduleAlike(parametersOf(event.parametersVersion), current));
}

function movesMemory({ event, effect, rating }: FoldedEvent): boolean {
  return effect === 'applied' && (rating !== null || event.kind === 'reschedule');
}

/** Steps and leeches aside: they act on the next answer, not on what earlier ones came to. */
function scheduleAlike(one: SchedulingParameters, other: SchedulingParameters): boolean {
  return essence(one) === essence(other);
}

function essence({
  weights,
  desiredRetention,
  maximumIntervalDays,
  fuzz,
  weekdayLoads,
}: SchedulingParameters): string {
  return JSON.stringify([weights, desiredRetention, maximumIntervalDays, fuzz, weekdayLoads]);
}
