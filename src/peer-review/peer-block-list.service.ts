import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import type { PeerBlock } from './domain/peer-block.js';
import { PeerBlockRepository } from './peer-block.repository.js';

/** Whom an author has blocked, page by page. */
@Injectable()
export class PeerBlockList {
  constructor(
    private readonly blocks: PeerBlockRepository,
    private readonly cursors: Cursors,
  ) {}

  /** The latest first. */
  async list(authorId: string, { limit, cursor }: PageQueryDto): Promise<Page<PeerBlock>> {
    const scope = ['peer-blocks', authorId];
    const position = this.cursors.decode(cursor, scope);
    const after = position === null ? null : String(position[0]);
    return this.cursors.toPage(
      await this.blocks.list(authorId, { after, limit: limit + 1 }),
      { limit, scope },
      { positionOf: ({ id }) => [id], toItem: (block) => block },
    );
  }
}
