import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { OrgShape } from "../schema/types.js";

interface ScratchDefinition {
  features?: string[];
  settings?: Record<string, Record<string, unknown> | unknown>;
  language?: string;
  hasSampleData?: boolean;
}

/** Features, and settings as `group.setting`, that this org takes over. */
const MODELLED: Readonly<Record<string, keyof OrgShape>> = {
  personaccounts: "personAccounts",
  multicurrency: "multiCurrency",
  stateandcountrypicklist: "statePicklists",
  "currencysettings.enablemulticurrency": "multiCurrency",
  "namesettings.enablemiddlename": "middleNames",
  "namesettings.enablenamesuffix": "nameSuffixes",
};

/** Features that every org here has, or that change nothing for Apex. */
const EVERYWHERE = new Set(
  (
    "API,AuthorApex,DebugApex,EnableSetPasswordInApi,PlatformCache,SalesCloud,ServiceCloud,LightningServiceConsole,LightningSalesConsole," +
    "SalesUser,ServiceUser,StandardConsole,CustomApps,CustomTabs,MaxApexCodeSize,FlowSites,ContactsToMultipleAccounts,DevelopmentWave,Walkthroughs"
  )
    .toLowerCase()
    .split(","),
);

/** Groups of settings that concern pages and deployment, not Apex. */
const NOT_FOR_APEX =
  /^(lightningExperience|mobile|userInterface|pathAssistant|deployment|session|security|userEngagement|experienceBundle|chatter|devHub|sourceTracking|myDomain|userManagement|apex|quickTextSettings|search|reportsandDashboards)Settings?$/i;

/**
 * The shape that a project's scratch org definition asks for. Where a project keeps several definitions and no `project-scratch-def.json`,
 * what any of them asks for is there: its sources run in every one of these orgs.
 */
export function readDefinitions(root: string): { shape: OrgShape; notes: string[] } {
  const shape: { -readonly [Key in keyof OrgShape]: OrgShape[Key] } = {};
  const notes: string[] = [];
  for (const file of definitionFiles(root)) {
    const definition = JSON.parse(readFileSync(file, "utf8")) as ScratchDefinition;
    const missing: string[] = [];
    for (const asked of [...(definition.features ?? []), ...switchedOn(definition)]) {
      const known = MODELLED[asked.toLowerCase()];
      if (known !== undefined) shape[known] = true;
      else if (!isNoConcern(asked)) missing.push(asked);
    }
    if (definition.language !== undefined && definition.language !== "en_US")
      missing.push(`language ${definition.language}`);
    if (definition.hasSampleData) missing.push("sample data");
    if (missing.length > 0) notes.push(`${file}: not modelled: ${missing.join(", ")}.`);
  }
  return { shape, notes };
}

function isNoConcern(asked: string): boolean {
  const [group = "", setting] = asked.split(".");
  // Some features carry a number: `Communities:5`.
  return setting === undefined ? EVERYWHERE.has(asked.toLowerCase().split(":")[0] as string) : NOT_FOR_APEX.test(group);
}

/** Settings that are switched on, as `group.setting`. */
function switchedOn({ settings = {} }: ScratchDefinition): string[] {
  return Object.entries(settings).flatMap(([group, values]) =>
    Object.entries(typeof values === "object" && values !== null ? values : {})
      .filter(([, value]) => value === true || value === "true")
      .map(([name]) => `${group}.${name}`),
  );
}

/** Definition files of a project: `config/project-scratch-def.json` where it exists, else every one in its configuration folders. */
function definitionFiles(root: string): string[] {
  const usual = path.join(root, "config", "project-scratch-def.json");
  if (existsSync(usual)) return [usual];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^config/i.test(entry.name))
    .flatMap(({ name }) =>
      readdirSync(path.join(root, name))
        .filter((file) => file.endsWith("scratch-def.json"))
        .map((file) => path.join(root, name, file)),
    )
    .sort();
}
