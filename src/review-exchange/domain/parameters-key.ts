import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';

/** Text that is equal for parameters of equal values, whatever version they are. */
export function parametersKey(parameters: Omit<SchedulingParameters, 'version'>): string {
  return JSON.stringify([
    parameters.model,
    parameters.weights,
    parameters.desiredRetention,
    parameters.maximumIntervalDays,
    parameters.learningStepsMinutes,
    parameters.relearningStepsMinutes,
    parameters.fuzz,
    parameters.weekdayLoads,
    parameters.suspendsLeeches,
  ]);
}
