import { ApiProperty, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
} from 'class-validator';
import { CanBeAbsent, IsId, IsText } from '../platform/http/fields.js';
import type { NoticeKind } from './domain/notice.js';
import type { DisabledReason, Webhook } from './domain/webhook.js';
import {
  deliveryFaults,
  deliveryStates,
  type DeliveryFault,
  type DeliveryState,
  type ListedDelivery,
} from './domain/webhook-delivery.js';
import { noticeKinds, webhookKinds } from './notice-catalogue.js';
import type { SignedWebhook, WebhookWish } from './webhook-registrar.service.js';

const disabledReasons: readonly DisabledReason[] = ['gone', 'failing'];

/** An address to be called. */
export class CreateWebhookDto {
  /** Where to; https, without user name, password or fragment, on the public internet. */
  @ApiProperty({ format: 'uri', example: 'https://hooks.example.org/rehearse' })
  @IsText(1, 2000)
  url: string;

  /** The kinds it is told; null or absent for all, those that come later included. */
  @ApiProperty({
    type: 'array',
    items: { type: 'string', enum: webhookKinds },
    nullable: true,
    required: false,
    minItems: 1,
    maxItems: 50,
    uniqueItems: true,
    example: ['attempt.graded'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsIn(webhookKinds, { each: true })
  kinds?: NoticeKind[] | null;

  /** What it is for, so that you recognise it in the list. */
  @ApiProperty({ required: false, example: 'Study bot' })
  @CanBeAbsent()
  @IsText(0, 200)
  description?: string;
}

/** What may be changed about a webhook. Absent keeps. */
export class UpdateWebhookDto extends PartialType(CreateWebhookDto, {
  skipNullProperties: false,
}) {
  /** Whether it is called. What waits for one that is disabled is not sent later either. */
  @CanBeAbsent()
  @IsBoolean()
  isEnabled?: boolean;
}

/** The path of one delivery. */
export class DeliveryParamDto {
  /** Id of the webhook. */
  @IsId()
  id: string;
  /** Id of the delivery. */
  @IsId()
  deliveryId: string;
}

/** An address that is called with what you are told. */
export class WebhookResponse {
  /** @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34 */
  id: string;
  /** Grows with every change; part of the ETag. @example 1 */
  version: number;
  /** In the form that the URL standard gives it. */
  @ApiProperty({ format: 'uri', example: 'https://hooks.example.org/rehearse' })
  url: string;
  /** Null for all. */
  @ApiProperty({
    type: 'array',
    items: { type: 'string', enum: webhookKinds },
    nullable: true,
    example: ['attempt.graded'],
  })
  kinds: readonly NoticeKind[] | null;
  /** @example Study bot */
  description: string;
  /** Whether it is called. */
  isEnabled: boolean;
  /** `gone`: it answered 410; `failing`: it failed for five days; null: neither. */
  @ApiProperty({ type: 'string', enum: [...disabledReasons, null], nullable: true, example: null })
  disabledReason: DisabledReason | null;
  /** When its secret was replaced; for 24 hours from then the old one signs too. @example 2026-11-22T09:30:00.000Z */
  rotatedAt: string | null;
  /** @example 2026-11-22T09:30:00.000Z */
  createdAt: string;
  /** @example 2026-11-22T09:30:00.000Z */
  updatedAt: string;
}

/** A webhook with its new secret. */
export class SignedWebhookResponse extends WebhookResponse {
  /** Verifies the calls (Standard Webhooks). It is not shown again. */
  @ApiProperty({ maxLength: 100, example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' })
  secret: string;
}

/** A page of webhooks, the latest made first. */
export class WebhookPageResponse {
  data: WebhookResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** One notification on its way to one webhook. */
export class DeliveryResponse {
  /** @example 5f3c1d52-98f2-4b16-8f6f-7f0a6a4d8f11 */
  id: string;
  /** What it delivers, and its `webhook-id`. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34 */
  notificationId: string;
  /** @example attempt.graded */
  @ApiProperty({ enum: noticeKinds })
  kind: NoticeKind;
  /** `pending` waits for its next try; `failed` is not tried again. */
  @ApiProperty({ enum: deliveryStates })
  state: DeliveryState;
  /** How often it was tried. @example 1 */
  attempts: number;
  /** The status of the last reply; null without one. @example 200 */
  lastStatus: number | null;
  /** Why the last try failed; null when it did not. */
  @ApiProperty({ type: 'string', enum: [...deliveryFaults, null], nullable: true, example: null })
  lastFault: DeliveryFault | null;
  /** @example 2026-11-22T09:30:00.000Z */
  lastTriedAt: string | null;
  /** Null once it is not tried again. @example 2026-11-22T09:30:05.000Z */
  nextTryAt: string | null;
  /** When you were told; of what is about anonymous peers the day. @example 2026-11-22T09:30:00.000Z */
  toldAt: string;
}

/** A page of deliveries, the latest told first. */
export class DeliveryPageResponse {
  data: DeliveryResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toWebhookWish({ url, kinds, description }: CreateWebhookDto): WebhookWish {
  return { url, kinds: kinds ?? null, description: description ?? '' };
}

export function toWebhookResponse(webhook: Webhook) {
  return {
    id: webhook.id,
    version: webhook.version,
    url: webhook.url,
    kinds: webhook.kinds,
    description: webhook.description,
    isEnabled: webhook.isEnabled,
    disabledReason: webhook.disabledReason,
    rotatedAt: webhook.rotatedAt?.toISOString() ?? null,
    createdAt: webhook.createdAt.toISOString(),
    updatedAt: webhook.updatedAt.toISOString(),
  } satisfies WebhookResponse;
}

export function toSignedWebhookResponse({ webhook, secret }: SignedWebhook): SignedWebhookResponse {
  return { ...toWebhookResponse(webhook), secret };
}

export function toDeliveryResponse(delivery: ListedDelivery): DeliveryResponse {
  return {
    id: delivery.id,
    notificationId: delivery.notificationId,
    kind: delivery.kind,
    state: delivery.state,
    attempts: delivery.tries,
    lastStatus: delivery.lastStatus,
    lastFault: delivery.lastFault,
    lastTriedAt: delivery.lastTriedAt?.toISOString() ?? null,
    nextTryAt: delivery.nextTryAt?.toISOString() ?? null,
    toldAt: delivery.toldAt.toISOString(),
  };
}
