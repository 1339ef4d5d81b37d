import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Cursors, type PageQueryDto } from '../platform/http/paging.js';
import { CardLog } from './card-log.service.js';
import type { WeightsFit } from './domain/parameters-origin.js';
import { BUILT_IN_PARAMETERS, type SchedulingParameters } from './domain/scheduling-parameters.js';
import { validateSchedulingParameters } from './domain/validate-scheduling-parameters.js';
import { ParametersRepository } from './parameters.repository.js';
import {
  toSchedulingParametersResponse,
  type SchedulingParametersPageResponse,
  type SchedulingParametersResponse,
} from './scheduling-parameters.dto.js';

/** Weights that were fitted to a learner's log, and to which weights they were compared. */
export interface FittedWeights {
  readonly weights: readonly number[];
  readonly comparedTo: readonly number[];
  readonly fit: WeightsFit;
}

/** The versions of a learner's scheduling parameters, of which one is current. None is ever changed. */
@Injectable()
export class ParameterVersions {
  constructor(
    private readonly cardLog: CardLog,
    private readonly parameters: ParametersRepository,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** Latest first; those that are built in come last. */
  async list(
    learnerId: string,
    { limit, cursor }: PageQueryDto,
  ): Promise<SchedulingParametersPageResponse> {
    const scope = ['scheduling-parameters', learnerId];
    const position = this.cursors.decode(cursor, scope)?.[0];
    const before = position === undefined ? null : Number(position);
    const own = await this.parameters.listVersions(learnerId, { before, limit: limit + 1 });
    const builtIn = BUILT_IN_PARAMETERS.filter(
      ({ version }) => before === null || version < before,
    ).toSorted((a, b) => b.version - a.version);
    const { parametersVersion } = await this.parameters.getSettings(learnerId);
    return this.cursors.toPage(
      [...own, ...builtIn],
      { limit, scope },
      {
        positionOf: ({ version }) => [version],
        toItem: (each) => toSchedulingParametersResponse(each, parametersVersion),
      },
    );
  }

  /**
   * Let a version count for reviews from now on. One that does already is left alone.
   *
   * @throws AppError not-found
   */
  activate(learnerId: string, version: number): Promise<SchedulingParametersResponse> {
    return this.cardLog.exclusively(learnerId, async () => {
      const found = await this.parameters.findVersion(learnerId, version);
      if (found === null) throw notFound('version of your parameters');
      await this.makeCurrent(learnerId, version);
      return toSchedulingParametersResponse(found, version);
    });
  }

  /**
   * Make fitted weights current, with everything else as it is by then.
   *
   * @returns the new version
   * @throws AppError conflict when the learner has other weights now than they were compared to
   */
  adopt(learnerId: string, { weights, comparedTo, fit }: FittedWeights): Promise<number> {
    return this.cardLog.exclusively(learnerId, async () => {
      const current = await this.parameters.getCurrentParameters(learnerId);
      if (!isDeepStrictEqual([...current.weights], [...comparedTo])) {
        throw new AppError('conflict', 'Your weights were changed meanwhile.');
      }
      const { version: parentVersion, ...values } = toValues(current);
      const next = { ...values, weights };
      if (validateSchedulingParameters(next).length > 0) {
        throw new RangeError('weights to adopt are within their bounds');
      }
      const version = await this.parameters.insertParameters(learnerId, next, {
        source: 'optimizer',
        parentVersion,
        fit,
        createdAt: this.clock.now(),
      });
      await this.makeCurrent(learnerId, version);
      return version;
    });
  }

  private async makeCurrent(learnerId: string, version: number): Promise<void> {
    const settings = await this.parameters.getSettings(learnerId);
    if (settings.parametersVersion === version) return;
    await this.parameters.saveSettings({
      ...settings,
      parametersVersion: version,
      version: settings.version + 1,
    });
  }
}

/** The values alone: a stored version is more than them. */
function toValues(parameters: SchedulingParameters): SchedulingParameters {
  const { version, model, weights, desiredRetention, maximumIntervalDays } = parameters;
  const { learningStepsMinutes, relearningStepsMinutes } = parameters;
  const { fuzz, weekdayLoads, suspendsLeeches } = parameters;
  return {
    version,
    model,
    weights,
    desiredRetention,
    maximumIntervalDays,
    learningStepsMinutes,
    relearningStepsMinutes,
    fuzz,
    weekdayLoads,
    suspendsLeeches,
  };
}
