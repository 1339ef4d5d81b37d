import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { QueueQueryDto, QueueResponse, toQueueResponse } from './queue.dto.js';
import { QueueService } from './queue.service.js';

@ApiTags('Queue')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/queue')
export class QueueController {
  constructor(private readonly queue: QueueService) {}

  /**
   * Get what to answer next
   *
   * Learning steps that are due, due reviews and new questions, topics interleaved, within the day's
   * limits; the same answer to the same state. Poll with `If-None-Match`: 304 costs almost nothing.
   */
  @Get()
  @ApiResponse({ status: 200, type: QueueResponse })
  @ApiResponse({ status: 304, description: 'Nothing has changed since.' })
  async getQueue(
    @Caller() learner: CurrentUser,
    @Query() { limit }: QueueQueryDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<QueueResponse | undefined> {
    const known = knownTag(request, limit);
    if (known !== null && (await this.queue.isCurrent(learner, known))) {
      response.setHeader('ETag', etagFor(known, limit)).status(304);
      return undefined;
    }
    const day = await this.queue.get(learner);
    response.setHeader('ETag', etagFor(day.tag, limit));
    return toQueueResponse(day, limit);
  }
}

/** Weak: two answers under it hold the same queue, each with the recall of its own moment. */
function etagFor(tag: string, limit: number): string {
  return `W/"${tag}/${limit}"`;
}

/** The tag in `If-None-Match`, when it was given for a queue of this length. */
function knownTag(request: Request, limit: number): string | null {
  const match = /"(queue\.[^"/]{1,200})\/(\d{1,3})"/u.exec(request.headers['if-none-match'] ?? '');
  return match?.[1] !== undefined && match[2] === String(limit) ? match[1] : null;
}
