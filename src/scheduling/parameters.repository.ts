import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import {
  DEFAULT_SCHEDULING_PARAMETERS,
  FIRST_SCHEDULING_PARAMETERS,
  type SchedulingParameters,
} from './domain/scheduling-parameters.js';
import { DEFAULT_PRACTICE_SETTINGS } from './domain/practice-settings.js';
import type { ParametersOf } from './domain/fold-events.js';
import { PracticeSettingsEntity } from './practice-settings.entity.js';
import { SchedulingParametersEntity } from './scheduling-parameters.entity.js';

/** Versions that every learner has without a row. */
const builtIn = [FIRST_SCHEDULING_PARAMETERS, DEFAULT_SCHEDULING_PARAMETERS];

export type StoredSettings = Readonly<PracticeSettingsEntity>;

/** A learner's limits and scheduling parameters. A learner without rows has the defaults. */
@Injectable()
export class ParametersRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async getSettings(learnerId: string): Promise<StoredSettings> {
    const row = await this.unitOfWork.manager.findOneBy(PracticeSettingsEntity, { learnerId });
    if (row !== null) return row;
    return {
      ...DEFAULT_PRACTICE_SETTINGS,
      learnerId,
      parametersVersion: DEFAULT_SCHEDULING_PARAMETERS.version,
      version: 1,
    };
  }

  async getParameters(learnerId: string, version: number): Promise<SchedulingParameters> {
    const parametersOf = await this.loadParameters(learnerId, [version]);
    return parametersOf(version);
  }

  async getCurrentParameters(learnerId: string): Promise<SchedulingParameters> {
    const { parametersVersion } = await this.getSettings(learnerId);
    return this.getParameters(learnerId, parametersVersion);
  }

  /** Some versions at once, ready for a fold. Asking the result for another is a RangeError. */
  async loadParameters(learnerId: string, versions: Iterable<number>): Promise<ParametersOf> {
    const wanted = new Set(versions);
    for (const { version } of builtIn) wanted.delete(version);
    const rows =
      wanted.size === 0
        ? []
        : await this.unitOfWork.manager.findBy(SchedulingParametersEntity, {
            learnerId,
            version: In([...wanted]),
          });
    const known = new Map<number, SchedulingParameters>(
      [...builtIn, ...rows].map((parameters) => [parameters.version, parameters]),
    );
    return (version) => {
      const parameters = known.get(version);
      if (parameters === undefined) throw new RangeError(`no scheduling parameters ${version}`);
      return parameters;
    };
  }

  async saveSettings(settings: StoredSettings): Promise<void> {
    await this.unitOfWork.manager.upsert(PracticeSettingsEntity, { ...settings }, ['learnerId']);
  }

  /** Store the next version. @returns its number */
  async insertParameters(
    learnerId: string,
    parameters: Omit<SchedulingParameters, 'version'>,
    createdAt: Date,
  ): Promise<number> {
    const rows = await this.unitOfWork.manager.query<{ version: number }[]>(
      `SELECT coalesce(max(version), 0) + 1 AS version FROM scheduling_parameters
        WHERE learner_id = $1`,
      [learnerId],
    );
    const version = rows[0]?.version ?? 1;
    await this.unitOfWork.manager.insert(SchedulingParametersEntity, {
      ...parameters,
      weights: [...parameters.weights],
      learningStepsMinutes: [...parameters.learningStepsMinutes],
      relearningStepsMinutes: [...parameters.relearningStepsMinutes],
      weekdayLoads: [...parameters.weekdayLoads],
      learnerId,
      version,
      createdAt,
    });
    return version;
  }
}
