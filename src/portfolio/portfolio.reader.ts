import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import type { EvidenceKind, ShownSkill } from './domain/evidence.js';
import { evidenceStanding } from './domain/evidence-standing.js';
import { toShownAddress } from './domain/to-shown-address.js';
import { EvidenceRepository } from './evidence.repository.js';

/** Something of a portfolio as others may be shown it. */
export interface ShownEvidence {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly title: string;
  /** The number it shows; null where nobody said. */
  readonly figure: string | null;
  /** When it was done, or earned. */
  readonly day: string;
  /** Where to look, as a URI, https only; null for everything else. */
  readonly url: string | null;
  /** Of a certification, where the learner named them. */
  readonly issuer: string | null;
  readonly skills: readonly ShownSkill[];
  /** Whether a coach vouches for it; it is self-declared otherwise. */
  readonly isConfirmed: boolean;
}

/** What learners have to show, for reports about them. */
@Injectable()
export class PortfolioReader {
  constructor(
    private readonly evidence: EvidenceRepository,
    private readonly clock: Clock,
  ) {}

  /** What counts today, the latest done first. */
  async listShown(learner: Learner): Promise<ShownEvidence[]> {
    const today = studyDayOf(this.clock.now(), learner);
    const all = await this.evidence.listAll(learner.id);
    return all
      .filter((each) => evidenceStanding(each, today) === 'counts')
      .toSorted((one, other) => (one.day === other.day ? 0 : one.day < other.day ? 1 : -1))
      .map(({ id, kind, title, figure, day, url, issuer, skills, confirmations }) => ({
        id,
        kind,
        title,
        figure,
        day,
        url: url === null ? null : toShownAddress(url),
        issuer,
        skills: skills.map(({ skill, level }) => ({ skill, level })),
        isConfirmed: confirmations.length > 0,
      }));
  }
}
