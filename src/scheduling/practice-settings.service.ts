import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { CardLog } from './card-log.service.js';
import { DEFAULT_WEIGHTS, type SchedulingParameters } from './domain/scheduling-parameters.js';
import {
  validateSchedulingParameters,
  type SchedulingParameterValues,
} from './domain/validate-scheduling-parameters.js';
import { ParametersRepository, type StoredSettings } from './parameters.repository.js';
import type { UpdatePracticeSettingsDto } from './practice-settings.dto.js';

/** A learner's limits with the scheduling parameters that are current. */
export interface CurrentSettings {
  settings: StoredSettings;
  parameters: SchedulingParameters;
}

/** How a learner practises. New parameters are a new version and touch only later reviews. */
@Injectable()
export class PracticeSettingsService {
  constructor(
    private readonly cardLog: CardLog,
    private readonly parameters: ParametersRepository,
    private readonly clock: Clock,
  ) {}

  async get(learnerId: string): Promise<CurrentSettings> {
    const settings = await this.parameters.getSettings(learnerId);
    const { parametersVersion } = settings;
    return {
      settings,
      parameters: await this.parameters.getParameters(learnerId, parametersVersion),
    };
  }

  /** @throws AppError precondition-failed, rule-violated */
  async update(
    learnerId: string,
    change: UpdatePracticeSettingsDto,
    ifMatch: string,
  ): Promise<CurrentSettings> {
    return this.cardLog.exclusively(learnerId, async () => {
      const current = await this.get(learnerId);
      assertUnchanged({ id: learnerId, version: current.settings.version }, ifMatch);
      const parameters = await this.updateParameters(learnerId, current.parameters, change);
      const { newPerDay, reviewsPerDay, minutesPerDay, burySiblings } = current.settings;
      const settings = {
        ...current.settings,
        newPerDay: change.newPerDay ?? newPerDay,
        reviewsPerDay: change.reviewsPerDay ?? reviewsPerDay,
        minutesPerDay: change.minutesPerDay ?? minutesPerDay,
        burySiblings: change.burySiblings ?? burySiblings,
        parametersVersion: parameters.version,
      };
      if (isDeepStrictEqual(settings, { ...current.settings })) return current;
      settings.version = current.settings.version + 1;
      await this.parameters.saveSettings(settings);
      return { settings, parameters };
    });
  }

  private async updateParameters(
    learnerId: string,
    current: SchedulingParameters,
    change: UpdatePracticeSettingsDto,
  ): Promise<SchedulingParameters> {
    const wanted = mergeValues(current, change);
    if (isDeepStrictEqual(wanted, mergeValues(current, {}))) return current;
    const problems = validateSchedulingParameters(wanted);
    if (problems.length > 0) {
      throw ruleViolated(
        problems.map(({ field, code, detail }) => ({ pointer: `#/${field}`, code, detail })),
      );
    }
    const next = { ...wanted, model: current.model };
    const created = await this.parameters.insertParameters(learnerId, next, {
      source: 'settings',
      parentVersion: current.version,
      fit: null,
      createdAt: this.clock.now(),
    });
    return { ...next, version: created };
  }
}

function mergeValues(
  values: SchedulingParameterValues,
  change: UpdatePracticeSettingsDto,
): SchedulingParameterValues {
  return {
    weights: change.weights === null ? DEFAULT_WEIGHTS : (change.weights ?? values.weights),
    desiredRetention: change.desiredRetention ?? values.desiredRetention,
    maximumIntervalDays: change.maximumIntervalDays ?? values.maximumIntervalDays,
    learningStepsMinutes: change.learningStepsMinutes ?? values.learningStepsMinutes,
    relearningStepsMinutes: change.relearningStepsMinutes ?? values.relearningStepsMinutes,
    fuzz: change.fuzz ?? values.fuzz,
    weekdayLoads: change.weekdayLoads ?? values.weekdayLoads,
    suspendsLeeches: change.suspendsLeeches ?? values.suspendsLeeches,
  };
}
