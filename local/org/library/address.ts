import type { ApexDouble } from "../runtime/values/double.js";
import { required } from "./arguments.js";
import { defineClass, type LibraryBody, type PropertyBodies } from "./define.js";
import { type ApexLocation, distance } from "./location.js";

export interface AddressParts {
  city: string | null;
  country: string | null;
  countryCode: string | null;
  geocodeAccuracy: string | null;
  latitude: ApexDouble | null;
  longitude: ApexDouble | null;
  postalCode: string | null;
  state: string | null;
  stateCode: string | null;
  street: string | null;
}

/** A System.Address: the value of an address field, read-only. */
export class ApexAddress {
  static readonly apexName = "System.Address";
  readonly parts: AddressParts;

  constructor(parts: AddressParts) {
    this.parts = parts;
  }

  apexText(): string {
    return `API Address[${Object.entries(this.parts)
      .map(([name, value]) => `${name}=${(value as ApexDouble | null)?.value ?? value}`)
      .join(", ")}]`;
  }

  apexEquals(other: unknown): boolean {
    return other instanceof ApexAddress && other.apexText() === this.apexText();
  }

  toApexJson(): [string, unknown][] {
    return Object.entries(this.parts);
  }
}

const TEXTS = [
  "city",
  "country",
  "countryCode",
  "geocodeAccuracy",
  "postalCode",
  "state",
  "stateCode",
  "street",
] as const;
const NUMBERS = ["latitude", "longitude"] as const;

const methods: Record<string, LibraryBody> = {};
const properties: Record<string, PropertyBodies> = {};
for (const name of [...TEXTS, ...NUMBERS]) {
  const type = (NUMBERS as readonly string[]).includes(name) ? "Double" : "String";
  const get = (self: ApexAddress): unknown => self.parts[name];
  methods[`${type} get${name[0]?.toUpperCase()}${name.slice(1)}()`] = get;
  properties[`${type} ${name}`] = { get };
}

defineClass({
  name: "System.Address",
  js: ApexAddress,
  methods: {
    ...methods,
    "Double getDistance(Location other, String unit)": (
      self: ApexAddress,
      other: ApexLocation | null,
      unit: string | null,
    ) => distance(self.parts, required(other), unit),
  },
  properties,
});
