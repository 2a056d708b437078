import { runTransaction } from "../execution/transaction.js";
import { readTyped } from "../library/json-read.js";
import { parseJson } from "../library/json-tree.js";
import type { Org } from "../org.js";
import { type ApexMethod, apexClassOf } from "../runtime/classes.js";
import { ApexException } from "../runtime/exceptions.js";
import type { UserContext } from "../security/users.js";
import { auraJson } from "./aura-json.js";
import { pageMessageOf } from "../library/aura-handled-exception.js";

/** What a component gets when a call fails; `status` is the HTTP status. */
export interface AuraFailure {
  status: number;
  message: string;
  exceptionType: string | null;
  isUserDefinedException: boolean;
  stackTrace: string;
}

/** Thrown by {@link invokeAura}. */
export class AuraError extends Error {
  readonly failure: AuraFailure;
  constructor(failure: AuraFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

function refuse(status: number, message: string): never {
  throw new AuraError({ status, message, exceptionType: null, isUserDefinedException: false, stackTrace: "" });
}

/**
 * Calls an @AuraEnabled static method as a Lightning component does: `name` is `Class.method` (with `ns.` where there is one), parameters by name as
 * JSON values. The user needs access to the class. Returns JSON values; throws {@link AuraError}.
 */
export function invokeAura(
  org: Org,
  user: UserContext,
  name: string,
  params: Readonly<Record<string, unknown>>,
): unknown {
  const dot = name.lastIndexOf(".");
  const apexClass = org.program.findClass(name.slice(0, dot));
  const methodName = name.slice(dot + 1).toLowerCase();
  const method = apexClass?.methods.find(
    (each) =>
      each.isStatic &&
      each.name.toLowerCase() === methodName &&
      each.annotations.some((annotation) => annotation.name === "auraenabled"),
  );
  if (apexClass === undefined || method === undefined)
    return refuse(400, `Unable to find action '${name}' on the controller`);
  if (!user.hasClassAccess(apexClass.name))
    return refuse(403, `You do not have access to the Apex class named '${apexClass.name}'.`);
  try {
    return runTransaction(org, { user, entry: "aura" }, () => auraJson(method.call(null, argumentsOf(method, params))));
  } catch (error) {
    if (!(error instanceof ApexException)) throw error;
    throw new AuraError(failureOf(error));
  }
}

function argumentsOf(method: ApexMethod, params: Readonly<Record<string, unknown>>): unknown[] {
  return method.parameters.map((parameter) => {
    const value = params[parameter.name];
    return value === undefined || value === null
      ? null
      : readTyped(parseJson(JSON.stringify(value)), parameter.type, false);
  });
}

function failureOf(error: ApexException): AuraFailure {
  const handled = error.typeName === "System.AuraHandledException";
  return {
    status: 500,
    message: pageMessageOf(error) ?? error.message ?? "Script-thrown exception",
    exceptionType: error.typeName,
    isUserDefinedException: apexClassOf(error) !== undefined,
    stackTrace: handled ? "" : error.trace,
  };
}
