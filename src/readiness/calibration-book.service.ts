import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import {
  CalibrationBookRepository,
  type BookMark,
  type StoredBook,
} from './calibration-book.repository.js';
import { CalibrationVersionEntity } from './calibration-version.entity.js';
import type { CalibrationCounts, CalibrationRun } from './domain/calibration-run.js';
import { defaultConfig, type ReadinessConfig } from './domain/readiness-config.js';
import type { Calibration } from './domain/readiness-input.js';

/** What the nights learnt, as scores need it. */
export interface CurrentCalibration {
  readonly calibration: Calibration;
  /** By question; 0 for those that are missing. */
  readonly difficulties: ReadonlyMap<string, number>;
  /** As shipped, but for what was learnt. */
  readonly config: ReadinessConfig;
}

/** A night that learnt something new. */
export interface CalibrationVersion {
  readonly version: number;
  readonly madeAt: Date;
  /** When it was last found to hold still. */
  readonly checkedAt: Date;
  readonly counts: CalibrationCounts;
}

const beforeTheFirst: CurrentCalibration = {
  calibration: { version: 0, severities: {}, biasSds: {} },
  difficulties: new Map(),
  config: defaultConfig,
};

/**
 * What everybody's grades taught, by versions. Scores ask for it every time, so a process remembers the
 * last one it read; which one holds is asked of the database, where another process may have written it.
 */
@Injectable()
export class CalibrationBook {
  private known: { readonly mark: BookMark; readonly current: CurrentCalibration } | null = null;

  constructor(
    private readonly books: CalibrationBookRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** As shipped before the first version. */
  async current(): Promise<CurrentCalibration> {
    const mark = await this.books.findMark();
    if (mark === null) return beforeTheFirst;
    if (this.known !== null && isSame(this.known.mark, mark)) return this.known.current;
    const book = await this.books.findLatest();
    if (book === null) return beforeTheFirst;
    const current = read(book);
    this.known = { mark: book, current };
    return current;
  }

  /** @returns the number of the version that holds from now on */
  async store({ config, raters, difficulties, counts }: CalibrationRun): Promise<number> {
    const now = this.clock.now();
    return this.unitOfWork.runUnhurried(async () => {
      const version = (await this.books.lockVersions()) + 1;
      await this.books.replaceLeanings(raters);
      await this.books.replaceDifficulties(difficulties);
      const row = { version, madeAt: now, checkedAt: now, config, counts };
      await this.books.insertVersion(Object.assign(new CalibrationVersionEntity(), row));
      return version;
    });
  }

  /** A night found nothing new: the version holds. */
  async confirm(version: number): Promise<void> {
    await this.books.markChecked(version, this.clock.now());
  }

  /** What outcomes moved scores by, by version; 0 before the first. */
  async shifts(): Promise<ReadonlyMap<number, number>> {
    return new Map((await this.books.listShifts()).map(({ version, shift }) => [version, shift]));
  }

  /** When the last version was made, and what of; null before the first. */
  latest(): Promise<CalibrationVersion | null> {
    return this.books.findVersion();
  }
}

function isSame(one: BookMark, other: BookMark): boolean {
  return one.version === other.version && one.raters === other.raters;
}

function read({ version, config, leanings, difficulties }: StoredBook): CurrentCalibration {
  const byKey = (at: 2 | 3) =>
    Object.fromEntries(
      leanings.map((leaning) => [`${leaning[0]}:${leaning[1]}`, leaning[at]] as const),
    );
  return {
    calibration: { version, severities: byKey(2), biasSds: byKey(3) },
    difficulties: new Map(difficulties),
    config: { ...defaultConfig, ...config },
  };
}
