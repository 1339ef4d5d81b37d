import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { SendsEtag } from '../platform/http/versioned.interceptor.js';
import {
  ListNotificationsQueryDto,
  NotificationPageResponse,
  NotificationResponse,
  ReadAllDto,
  UnreadCountResponse,
  toNotificationResponse,
  toUnreadCountResponse,
} from './notification.dto.js';
import { NotificationService } from './notification.service.js';

@ApiTags('Notifications')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/notifications')
export class NotificationController {
  constructor(private readonly notifications: NotificationService) {}

  /**
   * List my notifications
   *
   * Latest first. They are kept for 90 days.
   */
  @Get()
  async listNotifications(
    @Caller() learner: CurrentUser,
    @Query() query: ListNotificationsQueryDto,
  ): Promise<NotificationPageResponse> {
    const { data, nextCursor } = await this.notifications.list(learner.id, query);
    return { data: data.map(toNotificationResponse), nextCursor };
  }

  /**
   * Count my unread notifications
   *
   * Small, for polling: with the ETag as `If-None-Match`, 304 while nothing has changed.
   */
  @Get('unread-count')
  @SendsEtag()
  async countUnreadNotifications(@Caller() learner: CurrentUser): Promise<UnreadCountResponse> {
    return toUnreadCountResponse(await this.notifications.countUnread(learner.id));
  }

  /**
   * Mark a notification as read
   *
   * One that was read before stays as it is.
   */
  @Post(':id/read')
  @HttpCode(200)
  async readNotification(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<NotificationResponse> {
    return toNotificationResponse(await this.notifications.read(learner.id, id));
  }

  /**
   * Mark all notifications as read
   *
   * Up to the number of the latest one that was seen, so that nothing that came meanwhile is taken for read.
   * Sending it again changes nothing.
   */
  @Post('read-all')
  @HttpCode(200)
  @SendsEtag()
  async readAllNotifications(
    @Caller() learner: CurrentUser,
    @Body() { upToNumber }: ReadAllDto,
  ): Promise<UnreadCountResponse> {
    return toUnreadCountResponse(await this.notifications.readAll(learner.id, upToNumber));
  }
}
