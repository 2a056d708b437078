/** A constant of an enum. One instance exists per constant, so identity is equality. */
export class EnumValue {
  readonly enumType: string;
  readonly name: string;
  readonly ordinal: number;
  constructor(enumType: string, name: string, ordinal: number) {
    this.enumType = enumType;
    this.name = name;
    this.ordinal = ordinal;
  }
}
