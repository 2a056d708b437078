import { installCompoundReader, type SObject } from "../runtime/sobject.js";
import { Decimal } from "../runtime/values/decimal.js";
import { ApexDouble } from "../runtime/values/double.js";
import type { FieldDescribe } from "../schema/types.js";
import { ApexAddress } from "./address.js";
import { ApexLocation } from "./location.js";

/** The component of a compound field: `BillingCity` of `BillingAddress`, `Place__City__s` of `Place__c`. */
function component(record: SObject, compound: FieldDescribe, part: string): unknown {
  const name = compound.apiName;
  const key = name.endsWith("__c") ? `${name.slice(0, -3)}__${part}__s` : `${name.replace(/Address$/, "")}${part}`;
  const field = record.describe.fields.get(key.toLowerCase());
  return field ? record.getKey(field.key) : null;
}

function toDouble(value: unknown): ApexDouble | null {
  return value instanceof Decimal ? new ApexDouble(value.toNumber()) : (value as ApexDouble | null);
}

/** The value of an address or geolocation field, put together from its components; null when all of them are empty. */
installCompoundReader((record, field) => {
  const text = (part: string): string | null => component(record, field, part) as string | null;
  const latitude = toDouble(component(record, field, "Latitude"));
  const longitude = toDouble(component(record, field, "Longitude"));
  if (field.type === "location") return latitude || longitude ? new ApexLocation(latitude, longitude) : null;
  const parts = {
    city: text("City"),
    country: text("Country"),
    countryCode: text("CountryCode"),
    geocodeAccuracy: text("GeocodeAccuracy"),
    latitude,
    longitude,
    postalCode: text("PostalCode"),
    state: text("State"),
    stateCode: text("StateCode"),
    street: text("Street"),
  };
  return Object.values(parts).some((value) => value !== null) ? new ApexAddress(parts) : null;
});
