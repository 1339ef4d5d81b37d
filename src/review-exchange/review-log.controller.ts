import { Controller, Get, HttpCode, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { ChosenFormat, Offers, formatFacts } from '../platform/http/formats.js';
import { streamFile } from '../platform/http/stream-file.js';
import { SentFile, TakesUpload, type Upload } from '../platform/http/uploads.js';
import { StartsTask } from '../platform/tasks/starts-task.js';
import { TaskResponse, toTaskResponse } from '../platform/tasks/task.dto.js';
import { logInspector } from './checked-logs.js';
import { LOG_FORMATS, type LogFormat } from './domain/log-format.js';
import { ReviewLogDocumentDto } from './log-document.dto.js';
import { LogExport } from './log-export.service.js';
import { LogImport } from './log-import.service.js';
import {
  ExportReviewLogQueryDto,
  ImportReviewLogQueryDto,
  toReadingWishes,
} from './review-log.dto.js';

const mostBytes = 64 * 1024 * 1024;

@ApiTags('Review log')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/review-log')
export class ReviewLogController {
  constructor(
    private readonly exports: LogExport,
    private readonly imports: LogImport,
  ) {}

  /**
   * Export my review log
   *
   * CSV holds the reviews that count, in the form that FSRS tools read: `card_id, review_time` (ms since
   * 1970), `review_rating, review_state` (before the review: 0 new, 1 learning, 2 review, 3 relearning),
   * `review_duration` (ms). Undone reviews are left out, corrected ratings are in it. JSON and NDJSON
   * hold every event with all that is known of it, and the parameters they were computed with. The same
   * log gives the same bytes in every account.
   */
  @Get()
  @Offers(...LOG_FORMATS)
  @ApiResponse({ status: 200, type: ReviewLogDocumentDto })
  async exportReviewLog(
    @Caller() learner: CurrentUser,
    @Query() _query: ExportReviewLogQueryDto,
    @ChosenFormat() format: LogFormat,
  ): Promise<StreamableFile> {
    const { name, pieces } = this.exports.open(learner.id, format);
    return streamFile({ name, pieces, mediaType: formatFacts[format].mediaType });
  }

  /**
   * Import a review log
   *
   * CSV as the export writes it, in any order of columns, times in milliseconds or as RFC 3339; or the
   * JSON or NDJSON of an export. All of a file or, when anything in it is wrong, nothing: the answer
   * then names up to a hundred faults by line and column. What the log has already is passed over, so
   * the same file can be sent again. A `card_id` that is the id of a question is that question, unless
   * `mapping` says otherwise; all others become external cards, which count for statistics and
   * parameters and never come up. The `result` of the task says how many `lines` were read, and how
   * many events were `added`, were `duplicates`, or belong to `externalCards`.
   */
  @Post('imports')
  @HttpCode(202)
  @StartsTask()
  @TakesUpload({
    mediaTypes: LOG_FORMATS.map((each) => formatFacts[each].mediaType),
    mostBytes,
    inspector: logInspector,
  })
  @ApiBody({ type: ReviewLogDocumentDto })
  async importReviewLog(
    @Caller() learner: CurrentUser,
    @Query() query: ImportReviewLogQueryDto,
    @SentFile() file: Upload,
  ): Promise<TaskResponse> {
    return toTaskResponse(await this.imports.start(learner, file, toReadingWishes(query)));
  }
}
