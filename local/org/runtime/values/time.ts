import { padded } from "./date.js";

/** A time of day, kept as milliseconds since midnight. */
export class ApexTime {
  static readonly apexName = "Time";
  readonly ms: number;
  constructor(ms: number) {
    this.ms = ((ms % 86_400_000) + 86_400_000) % 86_400_000;
  }
  get hour(): number {
    return Math.floor(this.ms / 3_600_000);
  }
  get minute(): number {
    return Math.floor(this.ms / 60_000) % 60;
  }
  get second(): number {
    return Math.floor(this.ms / 1000) % 60;
  }
  get millisecond(): number {
    return this.ms % 1000;
  }
  /** `HH:mm:ss.SSSZ` */
  toString(): string {
    return `${padded(this.hour, 2)}:${padded(this.minute, 2)}:${padded(this.second, 2)}.${padded(this.millisecond, 3)}Z`;
  }
}
