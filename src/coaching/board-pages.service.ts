import { Injectable } from '@nestjs/common';
import { Cursors } from '../platform/http/paging.js';
import {
  toBoardMemberResponse,
  toBoardSummaryResponse,
  type BoardQueryDto,
  type BoardResponse,
} from './board.dto.js';
import { BoardService, type BoardMember } from './board.service.js';

/** The board, its members page by page. */
@Injectable()
export class BoardPages {
  constructor(
    private readonly boards: BoardService,
    private readonly cursors: Cursors,
  ) {}

  async read(coachId: string, cohortId: string, query: BoardQueryDto): Promise<BoardResponse> {
    const { inactiveDays, need, limit } = query;
    const scope = ['board', coachId, cohortId, inactiveDays, need ?? null];
    const [joinedAt, id] = this.cursors.decode(query.cursor, scope) ?? [];
    const after = joinedAt === undefined ? null : ([String(joinedAt), String(id)] as const);
    const filter = { inactiveDays, need, after, limit: limit + 1 };
    const board = await this.boards.read(coachId, cohortId, filter);
    const page = this.cursors.toPage(
      board.members,
      { limit, scope },
      {
        positionOf: ({ member }: BoardMember) => [member.joinedAt.toISOString(), member.learnerId],
        toItem: toBoardMemberResponse,
      },
    );
    const summary = toBoardSummaryResponse(board);
    return { asOf: board.asOf.toISOString(), inactiveDays, summary, ...page };
  }
}
