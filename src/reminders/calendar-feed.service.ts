import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { formatSecretToken, parseSecretToken } from '../kernel/secret-token.js';
import { AccountReader } from '../identity/account.reader.js';
import { AppConfig } from '../platform/config/app-config.js';
import { hashToken, isTokenOf } from '../platform/http/token-hash.js';
import { CalendarFeedRepository } from './calendar-feed.repository.js';
import { PracticeCalendarService } from './practice-calendar.service.js';

/** Whether a learner's calendar has an address; the address itself is told once. */
export interface CalendarFeedState {
  readonly createdAt: Date | null;
}

const suffix = '.ics';

/** A calendar that any calendar application can subscribe to, by an address that nobody can guess. */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly feeds: CalendarFeedRepository,
    private readonly accounts: AccountReader,
    private readonly calendar: PracticeCalendarService,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  async get(learnerId: string): Promise<CalendarFeedState> {
    const feed = await this.feeds.find(learnerId);
    return { createdAt: feed?.createdAt ?? null };
  }

  /** A new address; the one before works no longer. */
  async create(learnerId: string): Promise<{ url: string; createdAt: Date }> {
    const secret = randomBytes(32).toString('base64url');
    const token = formatSecretToken('rhc', { id: learnerId, secret });
    const createdAt = this.clock.now();
    await this.feeds.save({ learnerId, tokenHash: hashToken(token), createdAt });
    return { url: `${this.config.publicUrl}/v1/calendars/${token}${suffix}`, createdAt };
  }

  /** @throws AppError not-found when there is no address */
  async remove(learnerId: string): Promise<void> {
    if (!(await this.feeds.remove(learnerId))) throw notFound('calendar feed');
  }

  /** The calendar behind an address. @throws AppError not-found, alike for all that do not work */
  async read(fileName: string): Promise<string> {
    const token = fileName.endsWith(suffix) ? fileName.slice(0, -suffix.length) : '';
    const parsed = parseSecretToken('rhc', token);
    const feed = parsed === null ? null : await this.feeds.find(parsed.id);
    if (feed === null || !isTokenOf(feed.tokenHash, token)) throw notFound('calendar');
    const learner = await this.accounts.find(feed.learnerId);
    if (learner === null) throw notFound('calendar');
    return this.calendar.write(learner);
  }
}
