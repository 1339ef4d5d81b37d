import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import type { Learner } from './domain/learner.js';
import { studyDayOf } from './domain/study-day.js';
import type { EventPlace } from './domain/place-in-log.js';

/** An event's own id and place, for events that the server makes. */
@Injectable()
export class EventStamps {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** On the learner's study clock as it is now. */
  stamp(learner: Learner, occurredAt: Date): EventPlace & { id: string } {
    return {
      id: this.ids.next(),
      learnerId: learner.id,
      occurredAt,
      receivedAt: this.clock.now(),
      zone: learner.zone,
      studyDay: studyDayOf(occurredAt, learner),
    };
  }

  /** The same where neither the id nor the instants are to tell more of the time than what happened. */
  stampBlind(learner: Learner, occurredAt: Date): EventPlace & { id: string } {
    const { zone } = learner;
    const studyDay = studyDayOf(occurredAt, learner);
    const place = { learnerId: learner.id, occurredAt, receivedAt: occurredAt, zone, studyDay };
    return { id: this.ids.nextUntimed(), ...place };
  }
}
