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
import { answered, parameter, type Route } from "./route.js";

interface TagBody {
  name?: string;
  id?: string | number;
  users?: { id?: string; user_id?: string; untag?: boolean }[];
  companies?: { id?: string; company_id?: string; untag?: boolean }[];
}

/** me, admins, teams, tags, segments, notes, data attributes, subscription types. */
export const workspaceRoutes: Route[] = [
  {
    method: "GET",
    path: "/me",
    operation: "identifyAdmin",
    permission: null,
    handle: ({ workspace }) => {
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
    },
  },
  {
    method: "GET",
    path: "/admins",
    operation: "listAdmins",
    permission: "Read admins",
    handle: ({ workspace }) =>
      answered({
        type: "admin.list",
        admins: [...workspace.admins.values()].map((admin) => answerAdmin(workspace, admin)),
      }),
  },
  {
    method: "GET",
    path: "/admins/:admin_id",
    operation: "retrieveAdmin",
    permission: "Read admins",
    handle: (call) => {
      const admin = call.workspace.admins.get(parameter(call, "admin_id"));
      if (!admin) throw new UseError(404, "admin_not_found", "Admin not found");
      return answered(answerAdmin(call.workspace, admin));
    },
  },
  {
    method: "PUT",
    path: "/admins/:admin_id/away",
    operation: "setAwayAdmin",
    permission: "Read admins",
    handle: (call) => {
      const admin = call.workspace.admins.get(parameter(call, "admin_id"));
      if (!admin) throw new UseError(404, "admin_not_found", "Admin for admin_id not found");
      const body = call.body as { away_mode_enabled: boolean; away_mode_reassign: boolean };
      admin.away_mode_enabled = body.away_mode_enabled;
      admin.away_mode_reassign = body.away_mode_reassign;
      call.workspace.emit({ topic: "admin.away_mode_updated", subject: "admin", id: admin.id });
      return answered(answerAdmin(call.workspace, admin));
    },
  },
  {
    method: "GET",
    path: "/teams",
    operation: "listTeams",
    permission: "Read admins",
    handle: ({ workspace }) => answered({ type: "team.list", teams: [...workspace.teams.values()].map(answerTeam) }),
  },
  {
    method: "GET",
    path: "/teams/:team_id",
    operation: "retrieveTeam",
    permission: "Read admins",
    handle: (call) => {
      const team = call.workspace.teams.get(parameter(call, "team_id"));
      if (!team) throw new UseError(404, "team_not_found", "Team not found");
      return answered(answerTeam(team));
    },
  },
  {
    method: "GET",
    path: "/tags",
    operation: "listTags",
    permission: "Read tags",
    handle: ({ workspace }) => answered({ type: "list", data: [...workspace.tags.values()].map(answerTag) }),
  },
  {
    method: "POST",
    path: "/tags",
    operation: "createTag",
    permission: "Write tags",
    handle: (call) => answered(saveTags(call.workspace, call.body as TagBody)),
  },
  {
    method: "GET",
    path: "/tags/:tag_id",
    operation: "findTag",
    permission: "Read tags",
    handle: (call) => answered(answerTag(requireTag(call.workspace, parameter(call, "tag_id")))),
  },
  {
    method: "DELETE",
    path: "/tags/:tag_id",
    operation: "deleteTag",
    permission: "Write tags",
    handle: (call) => {
      deleteTag(call.workspace, parameter(call, "tag_id"));
      return { status: 200 };
    },
  },
  {
    method: "GET",
    path: "/segments",
    operation: "listSegments",
    permission: "Read users and companies",
    handle: ({ workspace, query }) => {
      const includeCount = query.get("include_count") === "true";
      return answered({
        type: "segment.list",
        segments: [...workspace.segments.values()].map((segment) => answerSegment(workspace, segment, includeCount)),
      });
    },
  },
  {
    method: "GET",
    path: "/segments/:segment_id",
    operation: "retrieveSegment",
    permission: "Read users and companies",
    handle: (call) => {
      const segment = call.workspace.segments.get(parameter(call, "segment_id"));
      if (!segment) throw new UseError(404, "not_found", "Resource Not Found");
      return answered(answerSegment(call.workspace, segment));
    },
  },
  {
    method: "GET",
    path: "/notes/:note_id",
    operation: "retrieveNote",
    permission: "Read users and companies",
    handle: (call) => {
      const note = call.workspace.notes.get(parameter(call, "note_id"));
      if (!note) throw new UseError(404, "not_found", "Resource Not Found");
      return answered(answerNote(call.workspace, note));
    },
  },
  {
    method: "GET",
    path: "/data_attributes",
    operation: "lisDataAttributes",
    permission: "Read users and companies",
    handle: ({ workspace, query }) => {
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
    },
  },
  {
    method: "POST",
    path: "/data_attributes",
    operation: "createDataAttribute",
    permission: "Write data attributes",
    handle: (call) => answered(answerAttribute(createAttribute(call.workspace, call.body as AttributeInput))),
  },
  {
    method: "PUT",
    path: "/data_attributes/:data_attribute_id",
    operation: "updateDataAttribute",
    permission: "Write data attributes",
    handle: (call) =>
      answered(
        answerAttribute(
          updateAttribute(call.workspace, parameter(call, "data_attribute_id"), call.body as AttributeInput),
        ),
      ),
  },
  {
    method: "GET",
    path: "/subscription_types",
    operation: "listSubscriptionTypes",
    permission: "Read users and companies",
    handle: ({ workspace }) =>
      answered({ type: "list", data: [...workspace.subscriptionTypes.values()].map(answerSubscription) }),
  },
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
