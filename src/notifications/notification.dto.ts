import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn } from 'class-validator';
import { CanBeAbsent, IsWhole } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import type { NoticeData, NoticeKind } from './domain/notice.js';
import type { Notification } from './domain/notification.js';
import { noticeCatalogue, noticeKinds } from './notice-catalogue.js';
import type { UnreadCount } from './notification.repository.js';

const dataTypes = Array.from(new Set(Object.values(noticeCatalogue).map(({ data }) => data)));
const latestPossible = 2_147_483_647;

/** Filters of the list of notifications. */
export class ListNotificationsQueryDto extends PageQueryDto {
  /** `true`: only unread ones; `false`: only read ones. */
  @ApiProperty({ type: 'boolean' })
  @CanBeAbsent()
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' || value === 'false' ? value === 'true' : value,
  )
  @IsBoolean({ message: 'must be true or false' })
  unread?: boolean;

  /** Only notifications of this kind. */
  @ApiProperty({ enum: noticeKinds })
  @CanBeAbsent()
  @IsIn(noticeKinds)
  kind?: NoticeKind;
}

/** How far somebody has seen their list. */
export class ReadAllDto {
  /** The `number` of the latest one that was seen; what came later stays unread. */
  @IsWhole(0, latestPossible)
  upToNumber: number;
}

/** Something you are told. */
@ApiExtraModels(...dataTypes)
export class NotificationResponse {
  /** The same as `webhook-id` where it is sent to a webhook. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34 */
  id: string;
  /** Its place in your list, rising. @example 17 */
  number: number;
  /** What it is about; clients skip kinds they do not know. */
  @ApiProperty({ enum: noticeKinds, example: 'attempt.graded' })
  kind: NoticeKind;
  /** What is told besides; its members depend on the kind. */
  @ApiProperty({ anyOf: dataTypes.map((type) => ({ $ref: getSchemaPath(type) })) })
  data: NoticeData[NoticeKind];
  /**
   * When you were told. Where it is about an anonymous peer this is the first instant of the day, UTC: when
   * exactly they did something would tell who they are. @example 2026-11-22T09:30:00.000Z
   */
  createdAt: string;
  /** When you read it; null while you have not. @example 2026-11-22T10:00:00.000Z */
  readAt: string | null;
}

/** A page of notifications, latest first. */
export class NotificationPageResponse {
  data: NotificationResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** How much you have not read. */
export class UnreadCountResponse {
  /** Whose count it is: your account. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34 */
  id: string;
  /** Grows with every change of your list. @example 21 */
  version: number;
  /** @example 2 */
  unread: number;
  /** The `number` of the latest one there was; 0 before the first. @example 17 */
  latestNumber: number;
}

export function toNotificationResponse(notification: Notification): NotificationResponse {
  const { id, number, kind, data, createdAt, readAt } = notification;
  return {
    id,
    number,
    kind,
    data,
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}

export function toUnreadCountResponse(count: UnreadCount): UnreadCountResponse {
  const { learnerId: id, version, unread, lastNumber: latestNumber } = count;
  return { id, version, unread, latestNumber };
}
