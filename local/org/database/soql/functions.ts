import type { Schema } from "../../schema/types.js";
import type { Store } from "../store.js";
import { datePart } from "./dates.js";

const EARTH_RADIUS: Record<string, number> = { km: 6371.0088, mi: 3958.7613 };

/** Great-circle distance between two points in degrees. */
export function distance(
  latitude1: number,
  longitude1: number,
  latitude2: number,
  longitude2: number,
  unit: string,
): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (degrees: number): number => Math.sin(radians(degrees) / 2) ** 2;
  const chord =
    half(latitude2 - latitude1) +
    Math.cos(radians(latitude1)) * Math.cos(radians(latitude2)) * half(longitude2 - longitude1);
  return 2 * (EARTH_RADIUS[unit.toLowerCase()] ?? EARTH_RADIUS["km"]!) * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Registers the SQL functions that queries use. Call it once per store. */
export function defineQueryFunctions(store: Store, schema: Schema): void {
  store.define("date_part", (name, value, isInstant, zone) =>
    value === null ? null : datePart(String(name), Number(value), isInstant === 1, String(zone)),
  );
  store.define("sobject_type", (id) =>
    typeof id === "string" ? (schema.objectByPrefix(id.slice(0, 3))?.apiName ?? null) : null,
  );
  store.define("includes_any", (stored, wanted) => {
    if (typeof stored !== "string") return 0;
    const present = new Set(stored.toLowerCase().split(";"));
    const choices = JSON.parse(String(wanted)) as string[];
    return choices.some((choice) =>
      choice
        .toLowerCase()
        .split(";")
        .every((value) => present.has(value.trim())),
    )
      ? 1
      : 0;
  });
  store.define("geo_distance", (latitude1, longitude1, latitude2, longitude2, unit) => {
    if ([latitude1, longitude1, latitude2, longitude2].some((part) => part === null)) return null;
    return distance(Number(latitude1), Number(longitude1), Number(latitude2), Number(longitude2), String(unit));
  });
}
