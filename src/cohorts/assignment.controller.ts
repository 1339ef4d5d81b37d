import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { NeedsIfMatch, SendsEtag } from '../platform/http/versioned.interceptor.js';
import { AssignmentGiving } from './assignment-giving.service.js';
import { AssignmentList } from './assignment-list.service.js';
import {
  AssignmentPageResponse,
  AssignmentParamDto,
  AssignmentResponse,
  CreateAssignmentDto,
  UpdateAssignmentDto,
  toAssignmentChange,
  toAssignmentOrder,
  toAssignmentResponse,
} from './assignment.dto.js';
import { AssignmentService } from './assignment.service.js';

@ApiTags('Cohorts')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/cohorts/:id/assignments')
export class AssignmentController {
  constructor(
    private readonly giving: AssignmentGiving,
    private readonly assignments: AssignmentService,
    private readonly lists: AssignmentList,
  ) {}

  /**
   * Assign something to a cohort
   *
   * A bank, or up to 100 questions that every member can read. It is for all members, those who join
   * later included, unless members are named. Those who are asked now are told (`assignment.given`).
   */
  @Post()
  @Roles('coach')
  @Idempotent()
  @SendsEtag()
  @SendsLocation(
    ({ cohortId, id }: AssignmentResponse) => `/v1/cohorts/${cohortId}/assignments/${id}`,
  )
  async createAssignment(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: CreateAssignmentDto,
  ): Promise<AssignmentResponse> {
    const order = toAssignmentOrder(body);
    return toAssignmentResponse(await this.giving.create(caller.id, id, order));
  }

  /**
   * List what is assigned in a cohort
   *
   * Everything for those who coach it, for members what they are asked to do; the latest made first,
   * closed ones included.
   */
  @Get()
  async listAssignments(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: PageQueryDto,
  ): Promise<AssignmentPageResponse> {
    const { data, nextCursor } = await this.lists.list(caller.id, id, query);
    return { data: data.map(toAssignmentResponse), nextCursor };
  }

  /** Read an assignment */
  @Get(':assignmentId')
  @SendsEtag()
  async getAssignment(
    @Caller() caller: CurrentUser,
    @Param() { id, assignmentId }: AssignmentParamDto,
  ): Promise<AssignmentResponse> {
    const ref = { cohortId: id, assignmentId };
    return toAssignmentResponse(await this.lists.get(caller.id, ref));
  }

  /**
   * Change an assignment
   *
   * A JSON merge patch. What is to be answered, and by whom, stays: members may have begun. 409 once it is
   * closed.
   */
  @Patch(':assignmentId')
  @Roles('coach')
  @SendsEtag()
  @NeedsIfMatch()
  async updateAssignment(
    @Caller() caller: CurrentUser,
    @Param() { id, assignmentId }: AssignmentParamDto,
    @Body() body: UpdateAssignmentDto,
    @IfMatch() ifMatch: string,
  ): Promise<AssignmentResponse> {
    const ref = { cohortId: id, assignmentId };
    const change = toAssignmentChange(body);
    return toAssignmentResponse(await this.assignments.update(caller.id, ref, { change, ifMatch }));
  }

  /**
   * Close an assignment
   *
   * It leaves the queues for good; who did what of it can still be read. Once more changes nothing.
   */
  @Post(':assignmentId/close')
  @Roles('coach')
  @HttpCode(200)
  @SendsEtag()
  async closeAssignment(
    @Caller() caller: CurrentUser,
    @Param() { id, assignmentId }: AssignmentParamDto,
  ): Promise<AssignmentResponse> {
    const ref = { cohortId: id, assignmentId };
    return toAssignmentResponse(await this.assignments.close(caller.id, ref));
  }

  /**
   * Delete an assignment
   *
   * Answers and cards stay with the members. Close it instead to keep it in the list.
   */
  @Delete(':assignmentId')
  @Roles('coach')
  @HttpCode(204)
  @NeedsIfMatch()
  async deleteAssignment(
    @Caller() caller: CurrentUser,
    @Param() { id, assignmentId }: AssignmentParamDto,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    await this.assignments.remove(caller.id, { cohortId: id, assignmentId }, ifMatch);
  }
}
