import { Body, Controller, Get, Param, Patch, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { NeedsIfMatch, SendsEtag, SendsVersion } from '../platform/http/versioned.interceptor.js';
import {
  CandidateFeedbackDto,
  InterviewerFeedbackDto,
  OwnFeedbackResponse,
  toCandidateFeedback,
  toInterviewerFeedback,
  toOwnFeedbackResponse,
} from './round-feedback.dto.js';
import { RoundFeedbackService } from './round-feedback.service.js';
import { RoundNotesResponse, SaveNotesDto, toRoundNotesResponse } from './round-note.dto.js';
import { RoundNotes } from './round-notes.service.js';
import { RoundParamDto } from './round-question.dto.js';

/** What each of the two writes about a round. */
@ApiTags('Mock interviews')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/mock-interviews/:id/rounds/:number')
export class RoundPapersController {
  constructor(
    private readonly notes: RoundNotes,
    private readonly feedback: RoundFeedbackService,
  ) {}

  /**
   * Read my notes of a round
   *
   * Of each for themselves. Empty notes have version 1.
   */
  @Get('notes')
  @ApiResponse({ status: 409, description: 'There are no rounds before the booking.' })
  @SendsEtag()
  async getRoundNotes(
    @Caller() caller: CurrentUser,
    @Param() place: RoundParamDto,
  ): Promise<RoundNotesResponse> {
    return toRoundNotesResponse(await this.notes.get(caller.id, place));
  }

  /**
   * Save my notes of a round
   *
   * For saving while typing. `text` is for yourself, at any time. `transcript` is the interviewer's
   * account of what is said: as it stands when the round ends it is the candidate's answer, and cannot be
   * changed from then on (409). Saving what is there already changes nothing, whatever `If-Match` names.
   */
  @Patch('notes')
  @SendsEtag()
  @NeedsIfMatch()
  @ApiResponse({ status: 403, description: 'Only the interviewer writes the transcript.' })
  async saveRoundNotes(
    @Caller() caller: CurrentUser,
    @Param() place: RoundParamDto,
    @Body() { text, transcript }: SaveNotesDto,
    @IfMatch() tag: string,
  ): Promise<RoundNotesResponse> {
    const patch = { text, transcript, tag };
    return toRoundNotesResponse(await this.notes.save(caller.id, place, patch));
  }

  /**
   * Read my feedback on a round
   *
   * What you said yourself; what the other one said is in the report, from the joint reveal on. Feedback
   * that was not given yet has version 1.
   */
  @Get('feedback')
  @ApiResponse({ status: 409, description: 'There are no rounds before the booking.' })
  @SendsVersion()
  async getRoundFeedback(
    @Caller() caller: CurrentUser,
    @Param() place: RoundParamDto,
  ): Promise<OwnFeedbackResponse> {
    return toOwnFeedbackResponse(await this.feedback.get(caller.id, place));
  }

  /**
   * Judge an answer
   *
   * By the interviewer, from the end of the round on, and anew until the joint reveal: when both have said
   * what they have to say of all rounds, or 48 hours after the last. Then it is a grade of the candidate's
   * attempt and a review at the time of the round. A sheet is checked at once, like any other grade. Saying
   * the same once more changes nothing, whatever `If-Match` names.
   */
  @Put('feedback/interviewer')
  @SendsVersion()
  @NeedsIfMatch()
  @ApiResponse({ status: 403, description: 'You were not the interviewer.' })
  async giveInterviewerFeedback(
    @Caller() caller: CurrentUser,
    @Param() place: RoundParamDto,
    @Body() body: InterviewerFeedbackDto,
    @IfMatch() tag: string,
  ): Promise<OwnFeedbackResponse> {
    const said = toInterviewerFeedback(body);
    return toOwnFeedbackResponse(await this.feedback.sayOfAnswer(caller.id, place, { said, tag }));
  }

  /**
   * Say how a round was conducted
   *
   * By the candidate, from the end of the round on, and anew until the joint reveal. Saying the same once
   * more changes nothing, whatever `If-Match` names.
   */
  @Put('feedback/candidate')
  @SendsVersion()
  @NeedsIfMatch()
  @ApiResponse({ status: 403, description: 'You were not the candidate.' })
  async giveCandidateFeedback(
    @Caller() caller: CurrentUser,
    @Param() place: RoundParamDto,
    @Body() body: CandidateFeedbackDto,
    @IfMatch() tag: string,
  ): Promise<OwnFeedbackResponse> {
    const said = toCandidateFeedback(body);
    return toOwnFeedbackResponse(await this.feedback.sayOfConduct(caller.id, place, { said, tag }));
  }
}
