import type { ObjectFacts } from "../describe.js";
import { labelOf } from "../fields.js";
import type { ObjectDetails } from "./details/index.js";
import type { GeneratedObject } from "./load.js";

const WITHOUT_PREFIX = new Set(["Name", "AggregateResult", "UserRecordAccess", "EntityDefinition", "FieldDefinition"]);

/** Facts of a standard object: hand-kept details, else the platform's habits. */
export function standardFacts(
  generated: GeneratedObject,
  details: ObjectDetails | undefined,
  keyPrefix: string,
): ObjectFacts {
  const apiName = generated.name;
  const label = details?.label ?? labelOf(apiName);
  const can = details?.can ?? "cudrsq";
  const isEvent = apiName.endsWith("Event") && generated.fields.includes("ReplayId:");
  return {
    apiName,
    key: apiName.toLowerCase(),
    label,
    labelPlural: details?.plural ?? label,
    keyPrefix: WITHOUT_PREFIX.has(apiName) ? null : keyPrefix,
    custom: false,
    isCustomSetting: false,
    customSettingType: null,
    isCustomMetadata: false,
    isPlatformEvent: isEvent,
    isBigObject: false,
    derivedKind: null,
    associateEntity: null,
    publishBehavior: isEvent ? "PublishAfterCommit" : null,
    sharingModel: details?.sharing ?? "ReadWrite",
    visibility: "Public",
    createable: can.includes("c"),
    updateable: can.includes("u"),
    deletable: can.includes("d"),
    undeletable: can.includes("r"),
    queryable: can.includes("q"),
    searchable: can.includes("s"),
    mergeable: can.includes("m"),
    enableActivities: details?.activities ?? false,
    enableHistory: generated.derived.includes("H"),
    deprecatedAndHidden: false,
  };
}
