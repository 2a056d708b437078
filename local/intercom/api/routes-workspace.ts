import { createAttribute, updateAttribute, type AttributeInput } from "../workspace/attributes.js";
import { deleteTag, requireTag, saveTag, tagCompany, tagContact, untagContact } from "../workspace/labels.js";
import { requireCompany } from "../workspace/companies.js";
import { requireContact, requireContactByExternalId } from "../workspace/contacts.js";
import { UseError, invalidParameter } from "../workspace/use-error.js";
import type { Company } from "../workspace/records.js";
import type { Workspace } from "../workspace/workspace.js";
import {
  answerAdmin,
  answerAttribute,
  answerNote,
  answerSegment,
  answerSubscription,
  answerTag,
  answerTeam,
} from "./answers-people.js";
import { answered, on, parameter, type Route } from "./route.js";

interface TagBody {
  name?: string;
  id?: string | number;
  users?: { id?: string; user_id?: string; untag?: boolean }[];
  companies?: { id?: string; company_id?: string; untag?: boolean }[];
}

/** me, admins, teams, tags, segments, notes, data attributes, subscription types. */
export const workspaceRoutes: Route[] = [
  on("GET /me", "identifyAdmin", null, ({ workspace }) => {
    const admin = [...workspace.admins.values()][0];
    if (!admin) throw new UseError(404, "admin_not_found", "Admin not found");
    return answered({
      type: "admin",
      id: admin.id,
      name: admin.name,
      email: admin.email,
      job_title: admin.job_title,
      away_mode_enabled: admin.away_mode_enabled,
      away_mode_reassign: admin.away_mode_reassign,
      has_inbox_seat: admin.has_inbox_seat,
      team_ids: admin.team_ids,
      avatar: { type: "avatar", image_url: null },
      email_verified: true,
      app: {
        type: "app",
        id_code: workspace.appId,
        name: workspace.name,
        region: workspace.options.region,
        timezone: workspace.options.timezone,
        created_at: workspace.worldEnd - 900 * 86_400,
        identity_verification: false,
        secure: false,
      },
    });
  }),
  on("GET /admins", "listAdmins", "Read admins", ({ workspace }) =>
    answered({
      type: "admin.list",
      admins: [...workspace.admins.values()].map((admin) => answerAdmin(workspace, admin)),
    }),
  ),
  on("GET /admins/:admin_id", "retrieveAdmin", "Read admins", (call) => {
    const admin = call.workspace.admins.get(parameter(call, "admin_id"));
    if (!admin) throw new UseError(404, "admin_not_found", "Admin not found");
    return answered(answerAdmin(call.workspace, admin));
  }),
  on("PUT /admins/:admin_id/away", "setAwayAdmin", "Read admins", (call) => {
    const admin = call.workspace.admins.get(parameter(call, "admin_id"));
    if (!admin) throw new UseError(404, "admin_not_found", "Admin for admin_id not found");
    const body = call.body as { away_mode_enabled: boolean; away_mode_reassign: boolean };
    admin.away_mode_enabled = body.away_mode_enabled;
    admin.away_mode_reassign = body.away_mode_reassign;
    call.workspace.emit({ topic: "admin.away_mode_updated", subject: "admin", id: admin.id });
    return answered(answerAdmin(call.workspace, admin));
  }),
  on("GET /teams", "listTeams", "Read admins", ({ workspace }) =>
    answered({ type: "team.list", teams: [...workspace.teams.values()].map(answerTeam) }),
  ),
  on("GET /teams/:team_id", "retrieveTeam", "Read admins", (call) => {
    const team = call.workspace.teams.get(parameter(call, "team_id"));
    if (!team) throw new UseError(404, "team_not_found", "Team not found");
    return answered(answerTeam(team));
  }),
  on("GET /tags", "listTags", "Read tags", ({ workspace }) =>
    answered({ type: "list", data: [...workspace.tags.values()].map(answerTag) }),
  ),
  on("POST /tags", "createTag", "Write tags", (call) => answered(saveTags(call.workspace, call.body as TagBody))),
  on("GET /tags/:tag_id", "findTag", "Read tags", (call) =>
    answered(answerTag(requireTag(call.workspace, parameter(call, "tag_id")))),
  ),
  on("DELETE /tags/:tag_id", "deleteTag", "Write tags", (call) => {
    deleteTag(call.workspace, parameter(call, "tag_id"));
    return { status: 200 };
  }),
  on("GET /segments", "listSegments", "Read users and companies", ({ workspace, query }) => {
    const includeCount = query.get("include_count") === "true";
    return answered({
      type: "segment.list",
      segments: [...workspace.segments.values()].map((segment) => answerSegment(workspace, segment, includeCount)),
    });
  }),
  on("GET /segments/:segment_id", "retrieveSegment", "Read users and companies", (call) => {
    const segment = call.workspace.segments.get(parameter(call, "segment_id"));
    if (!segment) throw new UseError(404, "not_found", "Resource Not Found");
    return answered(answerSegment(call.workspace, segment));
  }),
  on("GET /notes/:note_id", "retrieveNote", "Read users and companies", (call) => {
    const note = call.workspace.notes.get(parameter(call, "note_id"));
    if (!note) throw new UseError(404, "not_found", "Resource Not Found");
    return answered(answerNote(call.workspace, note));
  }),
  on("GET /data_attributes", "lisDataAttributes", "Read users and companies", ({ workspace, query }) => {
    const model = query.get("model");
    if (model === "conversation") {
      throw new UseError(
        422,
        "parameter_invalid",
        "model=conversation is no longer supported. Use GET /conversations/attributes instead",
      );
    }
    if (model !== null && model !== "contact" && model !== "company")
      throw invalidParameter("model must be either contact or company", "model");
    const attributes = [...workspace.attributes.values()].filter(
      (attribute) =>
        attribute.model !== "conversation" &&
        (model === null || attribute.model === model) &&
        (!attribute.archived || query.get("include_archived") === "true"),
    );
    return answered({ type: "list", data: attributes.map(answerAttribute) });
  }),
  on("POST /data_attributes", "createDataAttribute", "Write data attributes", (call) =>
    answered(answerAttribute(createAttribute(call.workspace, call.body as AttributeInput))),
  ),
  on("PUT /data_attributes/:data_attribute_id", "updateDataAttribute", "Write data attributes", (call) =>
    answered(
      answerAttribute(
        updateAttribute(call.workspace, parameter(call, "data_attribute_id"), call.body as AttributeInput),
      ),
    ),
  ),
  on("GET /subscription_types", "listSubscriptionTypes", "Read users and companies", ({ workspace }) =>
    answered({ type: "list", data: [...workspace.subscriptionTypes.values()].map(answerSubscription) }),
  ),
];

function saveTags(workspace: Workspace, body: TagBody): unknown {
  const tag = saveTag(workspace, body.name ?? "", body.id === undefined ? undefined : String(body.id));
  const users = (body.users ?? []).map((user) => {
    const contact =
      user.id !== undefined
        ? requireContact(workspace, user.id)
        : requireContactByExternalId(workspace, user.user_id ?? "");
    if (user.untag) untagContact(workspace, contact, tag.id);
    else tagContact(workspace, contact, tag.id);
    return { id: contact.id, tagged: !user.untag };
  });
  const companies = (body.companies ?? []).map((reference) => {
    const company = companyOf(workspace, reference);
    tagCompany(workspace, company, tag.id, !reference.untag);
    return { id: company.id, tagged: !reference.untag };
  });
  return { ...answerTag(tag), users, companies };
}

function companyOf(workspace: Workspace, reference: { id?: string; company_id?: string }): Company {
  if (reference.id !== undefined) return requireCompany(workspace, reference.id);
  const company = [...workspace.companies.values()].find(
    (candidate) => candidate.company_id === reference.company_id && !candidate.archived,
  );
  if (!company) throw new UseError(404, "company_not_found", "Company Not Found");
  return company;
}
