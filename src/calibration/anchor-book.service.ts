import { Injectable } from '@nestjs/common';
import { SheetMeasure, type MeasuredText } from '../attempts/sheet-measure.service.js';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { CalibrationAnchorEntity } from './calibration-anchor.entity.js';
import { CalibrationAnchorRepository } from './calibration-anchor.repository.js';
import type { Anchor, AnchorSheet } from './domain/anchor.js';
import { sameJudgement } from './domain/same-judgement.js';
import { TaughtRevisions } from './taught-revisions.js';

/** What an anchor is made of. */
export type AnchorDraft = AnchorSheet &
  Pick<Anchor, 'questionId' | 'revisionId' | 'candidateLevel' | 'createdBy' | 'kitName'>;

/** What of an anchor can be written anew; absent stays. */
export type AnchorChange = { [Part in keyof AnchorSheet]?: AnchorSheet[Part] | undefined };

/**
 * Anchors, measured like any grade before they are written down. Who may is the caller's business, and so
 * is the transaction.
 */
@Injectable()
export class AnchorBook {
  constructor(
    private readonly anchors: CalibrationAnchorRepository,
    private readonly revisions: TaughtRevisions,
    private readonly measure: SheetMeasure,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws AppError rule-violated, with everything that is wrong */
  async make(draft: AnchorDraft): Promise<CalibrationAnchorEntity> {
    await this.revisions.assertTeaches(draft);
    const now = this.clock.now();
    const anchor = Object.assign(new CalibrationAnchorEntity(), {
      ...draft,
      ...(await this.weigh(draft, draft)),
      id: this.ids.next(),
      version: 1,
      createdAt: now,
      updatedAt: now,
      retiredAt: null,
    });
    await this.anchors.insert(anchor);
    return anchor;
  }

  /**
   * Write parts anew. Only while the anchor is locked.
   *
   * @throws AppError invalid-state when others were judged by what is to change, rule-violated
   */
  async change(
    anchor: CalibrationAnchorEntity,
    { answer, items, redFlags }: AnchorChange,
  ): Promise<CalibrationAnchorEntity> {
    const next: AnchorSheet = {
      answer: answer ?? anchor.answer,
      items: items ?? anchor.items,
      redFlags: redFlags ?? anchor.redFlags,
    };
    const weighed = await this.weigh(anchor, next);
    if (!sameJudgement(anchor, next)) await this.assertUntried(anchor);
    else if (sameWords(anchor, next)) return anchor;
    const updatedAt = this.clock.now();
    return this.anchors.update(anchor, { ...next, ...weighed, updatedAt });
  }

  /** Nobody is offered it any more; what was earned by it stays. Once more changes nothing. */
  async retire(anchor: CalibrationAnchorEntity): Promise<CalibrationAnchorEntity> {
    if (anchor.retiredAt !== null) return anchor;
    const now = this.clock.now();
    return this.anchors.update(anchor, { retiredAt: now, updatedAt: now });
  }

  /** It is offered again. */
  async restore(anchor: CalibrationAnchorEntity): Promise<CalibrationAnchorEntity> {
    if (anchor.retiredAt === null) return anchor;
    return this.anchors.update(anchor, { retiredAt: null, updatedAt: this.clock.now() });
  }

  private async assertUntried({ id }: Anchor): Promise<void> {
    const facts = await this.anchors.factsOf([id]);
    if (facts.get(id)?.isTried !== true) return;
    const detail =
      'Somebody was judged by this answer and these levels: only the reasons can change. Retire it and make another.';
    throw new AppError('invalid-state', detail);
  }

  private async weigh(
    { revisionId, candidateLevel }: Omit<MeasuredText, 'answer'>,
    { answer, items, redFlags }: AnchorSheet,
  ): Promise<Pick<Anchor, 'redFlags' | 'score' | 'mustHaveMet'>> {
    const sheet = {
      items: items.map(({ why, ...item }) => ({ ...item, comment: why })),
      redFlags,
      scope: null,
    };
    const measured = await this.measure.measure({ revisionId, candidateLevel, answer }, sheet);
    const { score, mustHaveMet } = measured;
    return { redFlags: measured.redFlags, score, mustHaveMet };
  }
}

function sameWords(one: AnchorSheet, other: AnchorSheet): boolean {
  const wordsOf = ({ items }: AnchorSheet): string =>
    JSON.stringify(
      items
        .map(({ criterionKey, why, quote }) => JSON.stringify([criterionKey, why, quote]))
        .toSorted(),
    );
  return wordsOf(one) === wordsOf(other);
}
