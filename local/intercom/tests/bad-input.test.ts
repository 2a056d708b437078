import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Route } from "../api/route.js";
import { allRoutes } from "../api/routes.js";
import { requestSchemas } from "../contract/requests.js";
import type { Schema } from "../contract/schema.js";
import { startTest, type Body, type Reply, type TestWorkspace } from "./client.js";

/** What an unknown id is answered with, by the first parameter of the path that has the code. */
const unknownIdCodes: Record<string, string> = {
  admin_id: "admin_not_found",
  team_id: "team_not_found",
  tag_id: "tag_not_found",
  segment_id: "not_found",
  note_id: "not_found",
  data_attribute_id: "field_not_found",
  attribute_id: "conversation_attribute_not_found",
  external_id: "not_found",
  contact_id: "not_found",
  company_id: "company_not_found",
  conversation_id: "not_found",
  id: "not_found",
  ticket_type_id: "not_found",
  ticket_id: "ticket_not_found",
  job_id: "job_not_found",
};

/** Operations where the first thing that is not found is not the one in the path. */
const otherCodes: Record<string, string> = {
  detachContactFromACompany: "company_not_found",
  attachContactToACompany: "company_not_found",
};

const nobody = "000000000000000000000000";

/** Bodies that are complete, where the smallest one that fits the schema is refused for itself. */
const completeBodies: Record<string, Body> = {
  attachContactToACompany: { id: nobody },
  replyConversation: { message_type: "note", type: "admin", admin_id: "404", body: "Hello" },
};

/** The path with ids that nobody has. */
function pathOf(route: Route): string {
  return route.path.replace(/:(\w+)/g, (_, name: string) => (/contact|company|external/.test(name) ? nobody : "404"));
}

/** The smallest body that a schema accepts. */
function sample(schema: Schema | undefined): unknown {
  if (!schema) return undefined;
  if (schema.then) return sample(schema.then as Schema);
  const branches = schema.anyOf as Schema[] | undefined;
  if (branches) return sample(branches.at(-1));
  const values = schema.enum as unknown[] | undefined;
  if (values) return values[0];
  const type = Array.isArray(schema.type) ? (schema.type as string[])[0] : (schema.type as string | undefined);
  switch (type) {
    case "object": {
      const properties = (schema.properties ?? {}) as Record<string, Schema>;
      return Object.fromEntries(((schema.required ?? []) as string[]).map((name) => [name, sample(properties[name])]));
    }
    case "array":
      return schema.minItems ? [sample(schema.items as Schema)] : [];
    case "integer":
    case "number":
      return 404;
    case "boolean":
      return true;
    default:
      return "404";
  }
}

/** Parts of a body's schema that say which properties there are. */
function objectSchemas(schema: Schema): Schema[] {
  const branches = [schema.then, schema.else, ...((schema.anyOf as Schema[] | undefined) ?? [])] as (
    Schema | undefined
  )[];
  return schema.properties ? [schema] : branches.filter((branch): branch is Schema => branch?.properties !== undefined);
}

/** A value that does not fit the property, or undefined when everything fits it. */
function unfitting(schema: Schema): unknown {
  const text = JSON.stringify(schema);
  if (text === "{}") return undefined;
  return text.includes('"object"') ? 7 : { wrong: "type" };
}

describe("bad input gets the documented status, code and shape on every operation", () => {
  let world: TestWorkspace;
  before(async () => {
    world = await startTest({ conversations: 20, rateLimit: 1_000_000 });
  });
  after(() => world.intercom.close());

  const codeOf = ({ body }: Reply): unknown => (body.errors as Body[] | undefined)?.[0]?.code;
  const assertError = (reply: Reply, status: number, codes: string | string[], what: string): void => {
    const code = String(codeOf(reply));
    assert.equal(reply.status, status, `${what}: ${reply.status} ${code}`);
    assert.ok([codes].flat().includes(code), `${what}: ${code}`);
    assert.equal(reply.body.type, "error.list", what);
    assert.equal(reply.body.request_id, reply.headers.get("x-request-id"), what);
  };
  const takesBody = (route: Route): boolean => route.method !== "GET" && requestSchemas[route.operation] !== undefined;

  test("the table covers every operation", () => {
    assert.ok(allRoutes.length > 85, String(allRoutes.length));
    assert.equal(new Set(allRoutes.map((route) => route.operation)).size, allRoutes.length);
  });

  for (const route of allRoutes) {
    const name = `${route.operation}: ${route.method} ${route.path}`;
    test(name, async () => {
      const path = pathOf(route);
      const schema = requestSchemas[route.operation];
      const body = route.method === "GET" ? undefined : (completeBodies[route.operation] ?? sample(schema));
      const call = (given: unknown, headers?: Record<string, string>): Promise<Reply> =>
        world.call(route.method, path, given, headers);

      const noToken = await call(body, { Authorization: "Bearer nothing" });
      assertError(noToken, 401, "unauthorized", "unknown token");
      assert.equal(noToken.headers.get("x-ratelimit-limit"), null);
      const oldVersion = await call(body, { "Intercom-Version": "1.4" });
      assertError(oldVersion, 400, "intercom_version_invalid", "unknown version");
      if (route.permission) {
        world.intercom.tokens.add("nothing allowed", []);
        const refused = await call(body, { Authorization: "Bearer nothing allowed" });
        assertError(refused, 401, "token_unauthorized", "missing permission");
        world.intercom.tokens.add("this allowed", [route.permission]);
        assert.notEqual((await call(body, { Authorization: "Bearer this allowed" })).status, 401, "with permission");
      }

      if (takesBody(route) && schema) {
        assertError(await call("{not json"), 400, "bad_request", "bad JSON");
        assertError(await call([]), 400, "parameter_invalid", "a list instead of an object");
        const codes = ["parameter_invalid", "parameter_not_found"];
        for (const part of objectSchemas(schema)) {
          const whole = sample(part) as Body;
          for (const required of (part.required ?? []) as string[]) {
            const without = Object.fromEntries(Object.entries(whole).filter(([property]) => property !== required));
            assertError(await call(without), 400, codes, `without ${required}`);
          }
          for (const [property, propertySchema] of Object.entries((part.properties ?? {}) as Record<string, Schema>)) {
            const wrong = unfitting(propertySchema);
            if (wrong === undefined) continue;
            assertError(await call({ ...whole, [property]: wrong }), 400, codes, `${property} of a wrong type`);
          }
        }
      }

      const parameters = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "");
      if (parameters.length > 0) {
        const code = otherCodes[route.operation] ?? unknownIdCodes[parameters[0] ?? ""] ?? "";
        assertError(await call(body), 404, [code, "admin_not_found", "not_found"], "unknown id");
      }
      const wrongVerb = await world.call("PATCH", path, {});
      assertError(wrongVerb, 404, "not_found", "wrong verb");
      assertError(await world.call(route.method, `${path}/nowhere/at/all`, body), 404, "not_found", "unknown route");
    });
  }

  test("page sizes, page numbers and cursors out of range", async () => {
    const cases: [path: string, most: number][] = [
      ["/contacts", 150],
      ["/conversations", 150],
      ["/conversations/deleted", 60],
      ["/companies", 60],
    ];
    for (const [path, most] of cases) {
      for (const size of ["0", "-1", "many", "1.5", String(most + 1)])
        assertError(await world.call("GET", `${path}?per_page=${size}`), 400, "parameter_invalid", `${path} ${size}`);
      assert.equal((await world.call("GET", `${path}?per_page=${most}`)).status, 200, path);
    }
    for (const path of ["/contacts", "/conversations"])
      assertError(await world.call("GET", `${path}?starting_after=nonsense`), 400, "parameter_invalid", path);
    for (const path of ["/conversations/deleted", "/companies"])
      assertError(await world.call("GET", `${path}?page=0`), 400, "parameter_invalid", path);
    const query = { field: "id", operator: "=", value: "1" };
    for (const path of ["/contacts/search", "/conversations/search", "/tickets/search"]) {
      for (const pagination of [{ per_page: 0 }, { per_page: 151 }, { starting_after: "nonsense" }])
        assertError(await world.call("POST", path, { query, pagination }), 400, "parameter_invalid", path);
      assert.equal((await world.call("POST", path, { query, pagination: { per_page: 150 } })).status, 200, path);
    }
  });

  test("too long values and unknown attributes", async () => {
    const long = (length: number): string => "x".repeat(length);
    const contact = world.intercom.workspace.sample.people[0]?.id ?? "";
    const company = world.intercom.workspace.sample.companies[0]?.id ?? "";
    const [row] = world.intercom.workspace.conversations.rows("created_at", "descending");
    const admin = world.intercom.workspace.sample.admins[0]?.id ?? "";
    const cases: [method: string, path: string, body: Body][] = [
      ["PUT", `/contacts/${contact}`, { name: long(256) }],
      ["PUT", `/contacts/${contact}`, { email: `${long(250)}@x.example` }],
      ["PUT", `/contacts/${contact}`, { phone: long(65) }],
      ["PUT", `/contacts/${contact}`, { external_id: long(256) }],
      ["PUT", `/contacts/${contact}`, { custom_attributes: { job_title: long(256) } }],
      ["PUT", `/contacts/${contact}`, { custom_attributes: { never_heard_of: "x" } }],
      ["PUT", `/contacts/${contact}`, { custom_attributes: { plan_interest: "None of the options" } }],
      ["PUT", `/contacts/${contact}`, { custom_attributes: { seats_wanted: 1.5 } }],
      ["PUT", `/contacts/${contact}`, { custom_attributes: { newsletter: "yes" } }],
      ["PUT", `/contacts/${contact}`, { custom_attributes: { job_title: { nested: true } } }],
      ["PUT", `/companies/${company}`, { name: long(256) }],
      ["PUT", `/companies/${company}`, { custom_attributes: { never_heard_of: 1 } }],
      ["POST", "/companies", { company_id: long(256) }],
      ["POST", "/tags", { name: long(256) }],
      ["POST", "/tags", { name: " " }],
      ["PUT", `/conversations/${row?.id ?? ""}`, { custom_attributes: { never_heard_of: "x" } }],
      [
        "POST",
        `/conversations/${row?.id ?? ""}/reply`,
        { message_type: "comment", type: "admin", admin_id: admin, body: long(100_001) },
      ],
      ["POST", "/data_attributes", { name: "a.b", model: "contact", data_type: "string" }],
      ["POST", "/data_attributes", { name: "a$b", model: "contact", data_type: "string" }],
      ["POST", "/data_attributes", { name: "fine", model: "ticket", data_type: "string" }],
      ["POST", "/data_attributes", { name: "fine", model: "contact", data_type: "colour" }],
      ["POST", "/data_attributes", { name: "fine", model: "contact", data_type: "options", options: [{ value: "1" }] }],
      ["POST", "/data_attributes", { name: "job_title", model: "contact", data_type: "string" }],
    ];
    for (const [method, path, body] of cases)
      assertError(await world.call(method, path, body), 400, "parameter_invalid", JSON.stringify(body).slice(0, 80));
    const huge = await world.call("POST", "/contacts", { name: long(11 * 1024 * 1024) });
    assert.equal(huge.status, 413);
    assert.equal(huge.body.type, "error.list");
  });

  test("every exchange fitted the contract", () => world.intercom.assertContract());
});
