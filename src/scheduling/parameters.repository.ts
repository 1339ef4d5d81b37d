import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import {
  BUILT_IN_PARAMETERS,
  DEFAULT_SCHEDULING_PARAMETERS,
  type SchedulingParameters,
} from './domain/scheduling-parameters.js';
import { DEFAULT_PRACTICE_SETTINGS } from './domain/practice-settings.js';
import type { ParametersOrigin } from './domain/parameters-origin.js';
import type { ParametersOf } from './domain/fold-events.js';
import { PracticeSettingsEntity } from './practice-settings.entity.js';
import { SchedulingParametersEntity } from './scheduling-parameters.entity.js';

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
    for (const { version } of BUILT_IN_PARAMETERS) wanted.delete(version);
    const rows =
      wanted.size === 0
        ? []
        : await this.unitOfWork.manager.findBy(SchedulingParametersEntity, {
            learnerId,
            version: In([...wanted]),
          });
    const known = new Map<number, SchedulingParameters>(
      [...BUILT_IN_PARAMETERS, ...rows].map((parameters) => [parameters.version, parameters]),
    );
    return (version) => {
      const parameters = known.get(version);
      if (parameters === undefined) throw new RangeError(`no scheduling parameters ${version}`);
      return parameters;
    };
  }

  /** A learner's own versions, latest first. @param before only versions below this one */
  async listVersions(
    learnerId: string,
    { before, limit }: { before: number | null; limit: number },
  ): Promise<SchedulingParametersEntity[]> {
    return this.unitOfWork.manager.find(SchedulingParametersEntity, {
      where: { learnerId, ...(before === null ? {} : { version: LessThan(before) }) },
      order: { version: 'DESC' },
      take: limit,
    });
  }

  async findVersion(
    learnerId: string,
    version: number,
  ): Promise<SchedulingParametersEntity | SchedulingParameters | null> {
    const builtIn = BUILT_IN_PARAMETERS.find((each) => each.version === version);
    if (builtIn !== undefined) return builtIn;
    return this.unitOfWork.manager.findOneBy(SchedulingParametersEntity, { learnerId, version });
  }

  /** Every version there is for a learner, the oldest first. */
  async listParameters(learnerId: string): Promise<SchedulingParameters[]> {
    const own = await this.unitOfWork.manager.find(SchedulingParametersEntity, {
      where: { learnerId },
      order: { version: 'ASC' },
    });
    return [...BUILT_IN_PARAMETERS, ...own];
  }

  async saveSettings(settings: StoredSettings): Promise<void> {
    await this.unitOfWork.manager.upsert(PracticeSettingsEntity, { ...settings }, ['learnerId']);
  }

  /** Store the next version. @returns its number */
  async insertParameters(
    learnerId: string,
    parameters: Omit<SchedulingParameters, 'version'>,
    birth: ParametersOrigin & { createdAt: Date },
  ): Promise<number> {
    const rows = await this.unitOfWork.manager.query<{ version: number }[]>(
      `SELECT coalesce(max(version), 0) + 1 AS version FROM scheduling_parameters
        WHERE learner_id = $1`,
      [learnerId],
    );
    const version = rows[0]?.version ?? 1;
    await this.unitOfWork.manager.insert(SchedulingParametersEntity, {
      ...parameters,
      ...birth,
      weights: [...parameters.weights],
      learningStepsMinutes: [...parameters.learningStepsMinutes],
      relearningStepsMinutes: [...parameters.relearningStepsMinutes],
      weekdayLoads: [...parameters.weekdayLoads],
      learnerId,
      version,
    });
    return version;
  }
}
