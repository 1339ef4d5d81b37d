import { Injectable } from '@nestjs/common';
import { AppError, notFound, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { findChoiceFault } from './domain/find-choice-fault.js';
import { planExpiry } from './domain/plan-expiry.js';
import type { ShareChoice } from './domain/share-choice.js';
import type { ShareLink } from './domain/share-link.js';
import { showOnly } from './domain/show-only.js';
import { ReportMaterials } from './report-materials.service.js';
import { ShareAddresses } from './share-addresses.js';
import { ShareLinkEntity } from './share-link.entity.js';
import { ShareLinkRepository } from './share-link.repository.js';

const mostLinks = 50;

export interface ShareWish extends ShareChoice {
  readonly isFrozen: boolean;
  /** Null for the usual time. */
  readonly expiresAt: Date | null;
}

/** A new link, and its address, which is told this once. */
export interface CreatedShareLink {
  readonly link: ShareLink;
  readonly url: string;
}

/** Links by which a learner shows a report. */
@Injectable()
export class ShareLinks {
  constructor(
    private readonly links: ShareLinkRepository,
    private readonly materials: ReportMaterials,
    private readonly addresses: ShareAddresses,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found, rule-violated; invalid-state, when too many work already */
  async create(learnerId: string, targetId: string, wish: ShareWish): Promise<CreatedShareLink> {
    const createdAt = this.clock.now();
    const { sections, showsName } = wish;
    const expiresAt = checkWish(wish, createdAt);
    const material = await this.materials.load(learnerId, targetId, { isForOthers: true });
    const shown = wish.isFrozen ? showOnly(material, wish) : null;
    const frozenReport = shown === null ? null : JSON.stringify(shown);
    const { url, ...address } = this.addresses.make();
    const terms = { sections: [...sections], showsName, frozenReport, createdAt, expiresAt };
    const link = { learnerId, targetId, ...address, ...terms };
    await this.unitOfWork.run(() => this.insert(link));
    return { url, link: toShareLink(link) };
  }

  /** @throws AppError not-found, the same for somebody else's */
  async get(learnerId: string, id: string): Promise<ShareLink> {
    const link = await this.links.findOwn(learnerId, id);
    if (link === null) throw notFound('share link');
    return toShareLink(link);
  }

  /** It shows nothing from now on. @throws AppError not-found, the same for somebody else's */
  async revoke(learnerId: string, id: string): Promise<void> {
    if (!(await this.links.removeOwn(learnerId, id))) throw notFound('share link');
  }

  private async insert(link: ShareLinkEntity): Promise<void> {
    const { learnerId, createdAt } = link;
    await this.links.lockLearner(learnerId);
    await this.links.removeEnded(learnerId, createdAt);
    if ((await this.links.count(learnerId)) >= mostLinks) {
      const detail = `At most ${mostLinks} links can work at a time; revoke one first.`;
      throw new AppError('invalid-state', detail);
    }
    await this.links.insert(link);
  }
}

function checkWish({ sections, expiresAt: wanted }: ShareWish, now: Date): Date {
  const fault = findChoiceFault(sections);
  if (fault !== null) {
    const pointer = `#/sections/${fault.index}`;
    const detail = `${fault.section} can only be shown with ${fault.missing.join(', ')}.`;
    throw ruleViolated([{ pointer, code: 'lacks-section', detail }]);
  }
  const expiresAt = planExpiry(wanted, now);
  if (expiresAt === null) {
    const detail = 'A link ends in the future, and within a year.';
    throw ruleViolated([{ pointer: '#/expiresAt', code: 'out-of-range', detail }]);
  }
  return expiresAt;
}

/** What may be known of a link: everything but its secret and what it froze. */
export function toShareLink(row: ShareLinkEntity): ShareLink {
  const { learnerId, id, targetId, sections, showsName, frozenReport, createdAt, expiresAt } = row;
  const isFrozen = frozenReport !== null;
  return { learnerId, id, targetId, sections, showsName, isFrozen, createdAt, expiresAt };
}
