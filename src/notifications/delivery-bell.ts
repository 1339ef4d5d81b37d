import { Injectable } from '@nestjs/common';

/** Rings when there may be something to deliver. */
@Injectable()
export class DeliveryBell {
  private listener: () => void = () => undefined;

  /** One is enough: whoever delivers. */
  onRing(listener: () => void): void {
    this.listener = listener;
  }

  ring(): void {
    this.listener();
  }
}
