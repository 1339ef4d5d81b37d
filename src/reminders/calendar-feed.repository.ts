import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CalendarFeedEntity } from './calendar-feed.entity.js';

@Injectable()
export class CalendarFeedRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(learnerId: string): Promise<CalendarFeedEntity | null> {
    return this.unitOfWork.manager.findOneBy(CalendarFeedEntity, { learnerId });
  }

  /** The address that was there before works no longer. */
  async save(feed: Readonly<CalendarFeedEntity>): Promise<void> {
    await this.unitOfWork.manager.upsert(CalendarFeedEntity, { ...feed }, ['learnerId']);
  }

  /** @returns whether there was one */
  async remove(learnerId: string): Promise<boolean> {
    const { affected } = await this.unitOfWork.manager.delete(CalendarFeedEntity, { learnerId });
    return (affected ?? 0) > 0;
  }
}
