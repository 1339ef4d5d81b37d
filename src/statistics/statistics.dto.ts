import { ApiProperty } from '@nestjs/swagger';
import { CanBeAbsent, IsDay } from '../platform/http/fields.js';
import { CalibrationResponse, toCalibrationResponse } from './calibration.dto.js';
import type { ChosenDays, StudyWindow } from './domain/study-window.js';
import type { PassCount } from './domain/true-retention.js';
import { FutureDueResponse, toFutureDueResponse } from './future-due.dto.js';
import { HeatMapResponse, StudyTotalResponse, toHeatMapResponse } from './heat-map.dto.js';
import type { Statistics, WindowFigures } from './statistics.service.js';

/** Which reviews to look at. */
export class StatisticsQueryDto {
  /** Retention and calibration from this study day on, in place of the usual four windows. */
  @CanBeAbsent()
  @IsDay()
  from?: string;

  /** The same up to this study day. */
  @CanBeAbsent()
  @IsDay()
  to?: string;
}

export function toChosenDays({ from, to }: StatisticsQueryDto): ChosenDays {
  return { from: from ?? null, to: to ?? null };
}

/** How many reviews passed, which is all but Again. */
export class PassCountResponse {
  /** @example 120 */
  reviews: number;
  /** @example 108 */
  passed: number;
  /** The share that passed; null without reviews. @example 0.9 */
  rate: number | null;
}

/** True retention: the first review of a card on a study day, of cards that waited at least a day. */
export class TrueRetentionResponse {
  /** Cards with an interval under 21 days. */
  young: PassCountResponse;
  /** Cards with an interval of 21 days or more. */
  mature: PassCountResponse;
  all: PassCountResponse;
}

/** What was done and remembered within some days. */
export class WindowResponse {
  /** `chosen` where days were asked for. */
  @ApiProperty({ enum: ['today', 'last-7-days', 'last-30-days', 'all', 'chosen'] })
  window: StudyWindow['name'];
  /** First study day; null is from the beginning. @example 2026-11-16 */
  from: string | null;
  /** Last study day; null is to the end. @example 2026-11-22 */
  to: string | null;
  studied: StudyTotalResponse;
  trueRetention: TrueRetentionResponse;
}

/** Study days in a row with a review. */
export class StreakResponse {
  /** Up to today, or to yesterday while today is still to come. @example 6 */
  currentDays: number;
  /** @example 24 */
  longestDays: number;
  /** The last day of the longest; null without any. @example 2026-10-06 */
  longestEndedDay: string | null;
  /** Whether there was a review today. @example true */
  isTodayDone: boolean;
}

/** How well one topic is remembered now. */
export class TopicRecallResponse {
  /** Its slug; null for cards whose question is in no bank. @example mvcc */
  topic: string | null;
  /** Cards you have begun. @example 9 */
  cards: number;
  /** Mean probability of recall now. @example 0.87 */
  recall: number;
  /** Cards to be answered today. @example 2 */
  due: number;
}

/** How well what belongs to one skill is remembered now. */
export class SkillRecallResponse {
  /** Its slug; null for cards whose question is in no bank. @example data-modeling */
  skill: string | null;
  /** Cards you have begun; a card counts in each of its skills. @example 14 */
  cards: number;
  /** Mean probability of recall now. @example 0.9 */
  recall: number;
  /** Cards to be answered today. @example 3 */
  due: number;
}

/** What your log says about your practice and your memory. */
export class StatisticsResponse {
  /** @example 2026-11-22T09:30:00.000Z */
  asOf: string;
  /** Your study day. @example 2026-11-22 */
  studyDay: string;
  /** Today, the last 7 and 30 days, and all; or the days that were asked for. */
  windows: WindowResponse[];
  calibration: CalibrationResponse;
  /** The 365 days that end today. */
  heatMap: HeatMapResponse;
  streak: StreakResponse;
  /** The next 30 days. */
  futureDue: FutureDueResponse;
  /** Weakest first. */
  byTopic: TopicRecallResponse[];
  /** Weakest first. */
  bySkill: SkillRecallResponse[];
}

export function toStatisticsResponse(statistics: Statistics): StatisticsResponse {
  const { asOf, studyDay, windows, calibration, heatMap, streaks } = statistics;
  return {
    asOf: asOf.toISOString(),
    studyDay,
    windows: windows.map(toWindowResponse),
    calibration: toCalibrationResponse(calibration),
    heatMap: toHeatMapResponse(heatMap),
    streak: { ...streaks },
    futureDue: toFutureDueResponse(statistics.futureDue),
    byTopic: statistics.byTopic.map(({ group, ...figures }) => ({ topic: group, ...figures })),
    bySkill: statistics.bySkill.map(({ group, ...figures }) => ({ skill: group, ...figures })),
  };
}

function toWindowResponse({ window, studied, retention }: WindowFigures): WindowResponse {
  const { name, from, to } = window;
  const { young, mature, all } = retention;
  const trueRetention = { young: pass(young), mature: pass(mature), all: pass(all) };
  return { window: name, from, to, studied: { ...studied }, trueRetention };
}

function pass({ reviews, passed, rate }: PassCount): PassCountResponse {
  return { reviews, passed, rate };
}
