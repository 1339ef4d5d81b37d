import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { diffPack } from './domain/diff-pack.js';
import { hasBeenRewritten } from './domain/has-been-rewritten.js';
import { isPacked } from './domain/is-packed.js';
import { isSameMarker } from './domain/is-same-marker.js';
import type { PackMarker } from './domain/pack-marker.js';
import { planPage, type PackPosition } from './domain/plan-page.js';
import { PackCursors, packGone } from './pack-cursors.service.js';
import { PackItems, type PackItem } from './pack-items.service.js';
import { PackSourcesLoader, type PackSettings, type PackSources } from './pack-sources.service.js';
import { PackToday, type TodaysShare } from './pack-today.service.js';

/** Part of the way from one pack to the next. */
export interface PackPage {
  readonly marker: PackMarker;
  /** Whether whatever the phone holds is to be dropped first. */
  readonly isReset: boolean;
  /** Null when they have not changed. */
  readonly settings: PackSettings | null;
  /** Null but on the first page of a round. */
  readonly today: TodaysShare | null;
  readonly items: readonly PackItem[];
  readonly removed: readonly string[];
  readonly cursor: string;
  readonly hasMore: boolean;
  /** Of the whole pack; null while there is more. */
  readonly digest: string | null;
}

const MS_PER_DAY = 86_400_000;
const longestAbsenceDays = 90;

/** What a phone needs to practise by itself, and what has changed of it since. */
@Injectable()
export class PackService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: PackSourcesLoader,
    private readonly items: PackItems,
    private readonly today: PackToday,
    private readonly cursors: PackCursors,
  ) {}

  /**
   * Each page is read at one moment, several pages are not. What changes between them is told in a
   * further round, which begins as the last one ends: a phone that asks until `hasMore` is false holds
   * the pack as it was at the last answer.
   *
   * @throws AppError validation-failed for a cursor of somebody else, gone for one that is too old
   */
  async read(
    learner: Learner,
    query: { cursor?: string; days: number; limit: number },
  ): Promise<PackPage> {
    const position = this.cursors.decode(learner.id, query.cursor);
    const alsoIds = position.target?.newIds ?? [];
    const asOf = await this.today.begin(learner);
    const page = await this.unitOfWork.runSnapshot(async () => {
      const sources = await this.sources.load(learner, { asOf, days: query.days, alsoIds });
      assertServable(position, sources.marker);
      return this.pageFrom(learner, position, { sources, limit: query.limit });
    });
    // Afterwards: what may come in between then shows in the next round, and it may have to be measured.
    return { ...page, today: position.target === null ? await this.today.of(learner) : null };
  }

  private async pageFrom(
    learner: Learner,
    { before, target: begun, after }: PackPosition,
    { sources, limit }: { sources: PackSources; limit: number },
  ): Promise<Omit<PackPage, 'today'>> {
    const { marker } = sources;
    const target = begun ?? marker;
    const { changed, removed } = diffPack(stateFor(target, before, sources), before);
    const { ids, next } = planPage(changed, { before, target, after }, limit);
    const hasMore = next.target !== null || !isSameMarker(target, marker);
    return {
      marker,
      ...(begun === null ? headOf(before, removed, sources) : noHead),
      items: await this.items.list(learner, ids, sources),
      cursor: this.cursors.encode(learner.id, next),
      hasMore,
      digest: hasMore ? null : digestOf(sources),
    };
  }
}

type Head = Pick<PackPage, 'isReset' | 'settings' | 'removed'>;

const noHead: Head = { isReset: false, settings: null, removed: [] };

/** What the first page of a round says besides its items. */
function headOf(
  before: PackMarker | null,
  removed: readonly string[],
  { marker, settings }: PackSources,
): Head {
  const isKnown = before?.settings === marker.settings;
  return { isReset: before === null, settings: isKnown ? null : settings, removed };
}

/** @throws AppError gone for a pack that is too old, or that was made of what is not there any more */
function assertServable({ before, target }: PackPosition, now: PackMarker): void {
  const oldest = before ?? target;
  if (oldest === null) return;
  const ageMs = now.asOf.getTime() - oldest.asOf.getTime();
  const isAhead = [before, target].some((each) => (each?.changeNumber ?? 0) > now.changeNumber);
  if (ageMs > longestAbsenceDays * MS_PER_DAY || isAhead) throw packGone();
}

/**
 * The new questions are those that the round set out with, so that the marker it ends with names just
 * what the phone was sent; what was done to one of them since is told in the next round. So are the
 * cards that goals may bring forward, once something else decides on them than when it set out.
 */
function stateFor(
  target: PackMarker,
  before: PackMarker | null,
  { cards, forwardIds, marker, places, standings }: PackSources,
): Parameters<typeof diffPack>[0] {
  const written = new Set(
    cards
      .filter(({ changeNumber }) => changeNumber > target.changeNumber)
      .map(({ card }) => card.questionId),
  );
  return {
    cards,
    horizonDay: target.horizonDay,
    newIds: target.newIds.filter((id) => !written.has(id)),
    forward: target.forward,
    forwardIds: target.forward === marker.forward ? forwardIds : new Set(),
    isRewritten:
      before === null ? () => false : hasBeenRewritten(before, marker, { places, standings }),
  };
}

/** SHA-256, in hex, of the lines `questionId:cardVersion:revisionId`, sorted, joined by line feeds. */
function digestOf({ cards, forwardIds, marker, places }: PackSources): string {
  const versions = new Map(marker.newIds.map((id) => [id, 0]));
  for (const { card } of cards) {
    const { questionId, version } = card;
    const isHeld = versions.has(questionId) || forwardIds.has(questionId);
    if (isHeld || isPacked(card, marker.horizonDay)) {
      versions.set(questionId, version);
    }
  }
  const lines = Array.from(
    versions,
    ([id, version]) => `${id}:${version}:${places.get(id)?.revisionId ?? ''}`,
  );
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');
}
