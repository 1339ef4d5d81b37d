import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { ChosenFormat, Offers, type Format } from '../platform/http/formats.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { NeedsIfMatch, SendsVersion } from '../platform/http/versioned.interceptor.js';
import { CapstoneProjects } from './capstone-projects.service.js';
import { CapstoneShelf } from './capstone-shelf.service.js';
import {
  CapstoneResponse,
  CapstonesResponse,
  ChangeProjectDto,
  DemoQueryDto,
  MilestoneParamDto,
  WaiveMilestoneDto,
  toCapstoneResponse,
  toCapstoneSummary,
  toProjectChange,
} from './capstone.dto.js';
import { DemoResponse, toDemoMarkdown, toDemoResponse } from './demo.dto.js';
import { MilestoneWaivers } from './milestone-waivers.service.js';

@ApiTags('Capstones')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/capstones')
export class CapstoneController {
  constructor(
    private readonly shelf: CapstoneShelf,
    private readonly projects: CapstoneProjects,
    private readonly waivers: MilestoneWaivers,
  ) {}

  /**
   * List capstones
   *
   * Those you took up first, then the others of the banks you follow; with how many of their milestones
   * are accepted.
   */
  @Get()
  async listCapstones(@Caller() user: CurrentUser): Promise<CapstonesResponse> {
    return { data: (await this.shelf.list(user.id)).map(toCapstoneSummary) };
  }

  /**
   * Read a capstone
   *
   * With its milestones and how far you are: each opens when the one before is accepted, by what peers
   * settled on or by a coach or interviewer. Milestones are handed in as attempts on their questions.
   */
  @Get(':id')
  @SendsVersion()
  async getCapstone(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<CapstoneResponse> {
    return toCapstoneResponse(await this.shelf.open(user.id, id));
  }

  /**
   * Get the script of the demonstration
   *
   * What is shown in which minute, the numbers to show, and what a peer checks; as data, or as Markdown
   * to read from.
   */
  @Get(':id/demo')
  @Offers('json', 'markdown')
  @ApiResponse({ status: 200, type: DemoResponse })
  async getDemo(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() _query: DemoQueryDto,
    @ChosenFormat() format: Format,
  ): Promise<DemoResponse | string> {
    const opened = await this.shelf.open(user.id, id);
    return format === 'markdown' ? toDemoMarkdown(opened) : toDemoResponse(opened);
  }

  /**
   * Take a capstone up
   *
   * Its risk register begins with the risks that its authors foresee. Once more changes nothing.
   */
  @Put(':id/project')
  @SendsVersion()
  async takeUpCapstone(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<CapstoneResponse> {
    return toCapstoneResponse(await this.projects.takeUp(user.id, id));
  }

  /**
   * Change what belongs to a project
   *
   * A JSON merge patch: links, a note, and the risk register, which is replaced as a whole.
   */
  @Patch(':id/project')
  @NeedsIfMatch()
  @SendsVersion()
  async changeProject(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: ChangeProjectDto,
    @IfMatch() ifMatch: string,
  ): Promise<CapstoneResponse> {
    const change = toProjectChange(body);
    return toCapstoneResponse(await this.projects.change(user.id, id, { change, ifMatch }));
  }

  /**
   * Put a capstone down
   *
   * Links, note and risk register go; what was handed in stays, and its milestones stay as they are.
   */
  @Delete(':id/project')
  @HttpCode(204)
  async dropCapstone(@Caller() user: CurrentUser, @Param() { id }: IdParamDto): Promise<void> {
    await this.projects.drop(user.id, id);
  }

  /**
   * Go on without a milestone being accepted
   *
   * For who finds nobody to review them: a week after you asked for reviews of it, if your own grade is a
   * pass and others have not sent it back. The next milestone opens, and wherever the project is shown this one is
   * told to be unreviewed. Reviews that still come count as ever. Once more changes nothing.
   */
  @Put(':id/milestones/:number/waiver')
  @SendsVersion()
  @ApiResponse({
    status: 409,
    description: 'Accepted, not passed by yourself, not asked for, or too early.',
  })
  async waiveMilestone(
    @Caller() user: CurrentUser,
    @Param() { id, number }: MilestoneParamDto,
    @Body() { reason }: WaiveMilestoneDto,
  ): Promise<CapstoneResponse> {
    return toCapstoneResponse(await this.waivers.waive(user.id, id, { number, reason }));
  }
}
