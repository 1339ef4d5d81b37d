import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OutlineStanding } from '../question-bank/domain/outline-access.js';
import type { QuestionPlace } from '../question-bank/domain/published-question.js';
import { OutlineGate } from '../question-bank/outline-gate.service.js';
import { QuestionReader, type FollowedBank } from '../question-bank/question.reader.js';
import { addDays } from '../scheduling/domain/add-days.js';
import type { Card } from '../scheduling/domain/card.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { SchedulingParameters } from '../scheduling/domain/scheduling-parameters.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';
import { PracticableQuestions } from '../scheduling/practicable-questions.service.js';
import type { CurrentSettings } from '../scheduling/practice-settings.service.js';
import { isPacked } from './domain/is-packed.js';
import type { PackMarker } from './domain/pack-marker.js';
import { PackOffers, type PackOffer } from './pack-offers.service.js';

/** By what rules a phone practises on its own. */
export interface PackSettings {
  readonly current: CurrentSettings;
  readonly learner: Learner;
  /** Every version that an event of the learner's may name. */
  readonly parameters: readonly SchedulingParameters[];
}

/** Whatever a pack is made from, as it is at one moment. */
export interface PackSources {
  /** What a pack made from it would be. */
  readonly marker: PackMarker;
  readonly settings: PackSettings;
  readonly cards: readonly { readonly card: Card; readonly changeNumber: number }[];
  /** Questions whose cards are in the pack whenever they are due. */
  readonly forwardIds: ReadonlySet<string>;
  /** Of all questions in the pack. */
  readonly places: ReadonlyMap<string, QuestionPlace>;
  readonly standings: ReadonlyMap<string, OutlineStanding>;
}

/** Reads what packs are made from. Only within a snapshot, or the parts would not fit together. */
@Injectable()
export class PackSourcesLoader {
  constructor(
    private readonly memory: LearnerMemoryReader,
    private readonly practicable: PracticableQuestions,
    private readonly questions: QuestionReader,
    private readonly gate: OutlineGate,
    private readonly offers: PackOffers,
  ) {}

  /**
   * @param scope the moment that the pack tells of, how many days it is for, and of which further
   *   questions the place is wanted
   */
  async load(
    learner: Learner,
    { asOf, days, alsoIds }: { asOf: Date; days: number; alsoIds: readonly string[] },
  ): Promise<PackSources> {
    const horizonDay = addDays(studyDayOf(asOf, learner), days);
    const cards = await this.memory.listMarkedCards(learner.id);
    const settings = await this.settingsOf(learner);
    const plain = cards.map(({ card }) => card);
    const { current } = settings;
    const offer = await this.offers.of(learner, plain, { asOf, days, current });
    const { newIds, forwardIds } = offer;
    const standings = await this.gate.listStandings(learner.id, asOf);
    const packed = cards.filter(({ card }) => isPacked(card, horizonDay));
    const packedIds = packed.map(({ card }) => card.questionId);
    const places = await this.practicable.placesOf(learner.id, [
      ...newIds,
      ...forwardIds,
      ...alsoIds,
      ...packedIds,
    ]);
    const catalogueVersion = await this.practicable.catalogueVersion();
    const marker = {
      changeNumber: await this.memory.findChangeNumber(learner.id),
      asOf,
      horizonDay,
      newIds,
      forward: forwardPrintOf(offer, settings, catalogueVersion),
      catalogueVersion,
      pins: pinPrintOf(await this.practicable.listPins(learner.id)),
      settings: printOf(settings),
      openBanks: printOf(await this.questions.listOpenBankIds()),
      standings: printOf([...standings.values()].toSorted(byQuestion)),
    };
    return {
      marker,
      settings,
      cards,
      forwardIds,
      places: new Map(places.map((place) => [place.questionId, place])),
      standings,
    };
  }

  private async settingsOf(learner: Learner): Promise<PackSettings> {
    const { id, zone, rolloverHour } = learner;
    return {
      current: await this.memory.getCurrentSettings(id),
      learner: { id, zone, rolloverHour },
      parameters: await this.memory.listParameters(id),
    };
  }
}

/** Of all that decides, besides the cards themselves, which of them goals or coaches bring forward. */
function forwardPrintOf(
  { goalsInWindow, assignedIds }: PackOffer,
  { current }: PackSettings,
  catalogueVersion: number,
): string {
  if (goalsInWindow.length + assignedIds.length === 0) return '';
  const terms = goalsInWindow.map(({ skills, bankIds, interviewDay, targetRecall }) => [
    skills,
    bankIds,
    interviewDay,
    targetRecall,
  ]);
  return printOf([terms, assignedIds, current.parameters.weights, catalogueVersion]);
}

function pinPrintOf(pins: readonly FollowedBank[]): string {
  const texts = pins.map(({ bankId, release }) => `${bankId}@${release}`);
  return texts.length === 0 ? '' : printOf(texts.toSorted());
}

/** Sixty-six bits: enough to tell a learner's own few states apart. */
function printOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 11);
}

function byQuestion(one: OutlineStanding, other: OutlineStanding): number {
  return one.questionId < other.questionId ? -1 : 1;
}
