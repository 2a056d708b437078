const DAY = 86_400_000;

/** A calendar day, kept as days since 1970-01-01. */
export class ApexDate {
  static readonly apexName = "Date";
  readonly days: number;
  constructor(days: number) {
    this.days = days;
  }

  /** Months are 1 to 12; day and month beyond their range roll over. */
  static of(year: number, month: number, day: number): ApexDate {
    return new ApexDate(daysOf(year, month, day));
  }

  get year(): number {
    return this.utc().getUTCFullYear();
  }
  get month(): number {
    return this.utc().getUTCMonth() + 1;
  }
  get day(): number {
    return this.utc().getUTCDate();
  }
  /** 0 is Sunday. */
  get weekday(): number {
    return (((this.days + 4) % 7) + 7) % 7;
  }
  /** `yyyy-MM-dd` */
  toString(): string {
    return `${padded(this.year, 4)}-${padded(this.month, 2)}-${padded(this.day, 2)}`;
  }
  private utc(): Date {
    return new Date(this.days * DAY);
  }
}

/** Days since the epoch of a date; years below 100 are meant as written. */
export function daysOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / DAY);
}

export function daysInMonth(year: number, month: number): number {
  return ApexDate.of(year, month + 1, 0).day;
}

/** Zero-padded digits; negative numbers keep their sign in front. */
export function padded(value: number, width: number): string {
  return value < 0 ? `-${String(-value).padStart(width, "0")}` : String(value).padStart(width, "0");
}
