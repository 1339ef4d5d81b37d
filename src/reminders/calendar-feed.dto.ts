import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

/** Whether a calendar has an address. */
export class CalendarFeedResponse {
  /** When its address was made; null without one. @example 2026-11-22T09:30:00.000Z */
  createdAt: string | null;
}

/** The address of a calendar, told this once. */
export class CreatedCalendarFeedResponse {
  /** Whoever knows it can read the calendar. */
  @ApiProperty({ format: 'uri', maxLength: 500 })
  url: string;
  /** @example 2026-11-22T09:30:00.000Z */
  createdAt: string;
}

/** The secret part of a calendar's address. */
export class CalendarFileParamDto {
  @ApiProperty({ maxLength: 200 })
  @IsString()
  @MaxLength(200)
  file: string;
}
