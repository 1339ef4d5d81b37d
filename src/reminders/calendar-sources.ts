import { Injectable } from '@nestjs/common';

/** Something that somebody has at a certain time. */
export interface CalendarAppointment {
  /** The same in every calendar that has it. */
  readonly uid: string;
  /** Grows when it is moved. */
  readonly sequence: number;
  readonly start: Date;
  readonly end: Date;
  readonly title: string;
}

/** A feature that knows of appointments. */
export interface CalendarSource {
  /** What lies ahead of somebody, in no order. */
  listAppointments(learner: { id: string; zone: string }): Promise<readonly CalendarAppointment[]>;
}

/** Where features to the right say what else belongs into a learner's calendar. */
@Injectable()
export class CalendarSources {
  private readonly sources: CalendarSource[] = [];

  register(source: CalendarSource): void {
    this.sources.push(source);
  }

  async listAppointments(learner: { id: string; zone: string }): Promise<CalendarAppointment[]> {
    const appointments: CalendarAppointment[] = [];
    for (const source of this.sources) {
      appointments.push(...(await source.listAppointments(learner)));
    }
    return appointments;
  }
}
