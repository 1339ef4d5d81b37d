import { Injectable } from '@nestjs/common';
import { Cursors, type Page } from '../platform/http/paging.js';
import { interviewStates, type InterviewState } from './domain/mock-interview.js';
import { InterviewViews, type ShownInterview, type Viewer } from './interview-views.service.js';
import type { ListInterviewsQueryDto, ListedPart } from './mock-interview.dto.js';
import { OwnInterviews } from './own-interviews.js';

const heldLater: ReadonlySet<InterviewState> = new Set(['proposed', 'scheduled', 'live']);

/** Somebody's mock interviews, page by page. */
@Injectable()
export class InterviewList {
  constructor(
    private readonly own: OwnInterviews,
    private readonly views: InterviewViews,
    private readonly cursors: Cursors,
  ) {}

  async list(viewer: Viewer, query: ListInterviewsQueryDto): Promise<Page<ShownInterview>> {
    const { state, when, limit } = query;
    const scope = ['mock-interviews', viewer.id, state ?? null, when ?? null];
    const [plannedAt, id] = this.cursors.decode(query.cursor, scope) ?? [];
    const rows = await this.own.page(viewer.id, {
      states: interviewStates.filter((each) => isListed(each, { state, when })),
      order: when === 'upcoming' ? 'ASC' : 'DESC',
      after: plannedAt === undefined ? null : [String(plannedAt), String(id)],
      limit: limit + 1,
    });
    return this.cursors.toPage(
      await this.views.ofAll(viewer, rows),
      { limit, scope },
      {
        positionOf: ({ record: { interview } }: ShownInterview) => [
          interview.plannedAt.toISOString(),
          interview.id,
        ],
        toItem: (shown) => shown,
      },
    );
  }
}

function isListed(
  each: InterviewState,
  { state, when }: { state: InterviewState | undefined; when: ListedPart | undefined },
): boolean {
  if (state !== undefined && state !== each) return false;
  return when === undefined || heldLater.has(each) === (when === 'upcoming');
}
