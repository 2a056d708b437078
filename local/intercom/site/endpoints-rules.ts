import type { RulesShape } from "../page/shapes.js";
import { countMembers } from "../workspace/segments.js";
import type { Segment, Workflow } from "../workspace/records.js";
import { describeCondition, ruleFields, saveSegment, saveWorkflow } from "../workspace/rules.js";
import { UseError } from "../workspace/use-error.js";
import type { Workspace } from "../workspace/workspace.js";
import type { Endpoint } from "./endpoint.js";

function listRules(workspace: Workspace): RulesShape {
  const words = (rule: Segment | Workflow): string =>
    rule.conditions.map((condition) => describeCondition(workspace, condition)).join(" and ");
  return {
    fields: ruleFields(workspace),
    segments: [...workspace.segments.values()].map((segment) => ({
      id: segment.id,
      name: segment.name,
      condition: words(segment),
      people: countMembers(workspace, segment),
    })),
    workflows: [...workspace.workflows.values()].map((workflow) => ({
      id: workflow.id,
      name: workflow.name,
      live: workflow.live,
      condition: words(workflow),
      action: actionOf(workspace, workflow),
    })),
  };
}

function actionOf(workspace: Workspace, { assign_to, tag_id }: Workflow): string {
  const id = assign_to?.id ?? "";
  const assignee =
    assign_to?.type === "owner" ? "the owner" : (workspace.admins.get(id)?.name ?? workspace.teams.get(id)?.name);
  return [
    assign_to ? `assign to ${assignee ?? "nobody"}` : null,
    tag_id ? `tag with ${workspace.tags.get(tag_id)?.name ?? "a deleted tag"}` : null,
  ]
    .filter(Boolean)
    .join(" and ");
}

function requireWorkflow(workspace: Workspace, id: string): Workflow {
  const workflow = workspace.workflows.get(id);
  if (!workflow) throw new UseError(404, "not_found", "There is no such workflow");
  return workflow;
}

/** Endpoints that define segments and workflows, so that data from outside can be seen to segment and to route. */
export const ruleEndpoints: Endpoint[] = [
  { method: "GET", path: "/page/rules", handle: ({ workspace }) => listRules(workspace) },
  {
    method: "POST",
    path: "/page/segments",
    handle: ({ workspace, body }) => saveSegment(workspace, body ?? {}),
  },
  {
    method: "DELETE",
    path: "/page/segments/:id",
    handle: ({ workspace, params }) => {
      if (!workspace.segments.delete(params.id ?? "")) throw new UseError(404, "not_found", "There is no such segment");
      return listRules(workspace);
    },
  },
  { method: "GET", path: "/page/workflows", handle: ({ workspace }) => ({ rows: [...workspace.workflows.values()] }) },
  {
    method: "POST",
    path: "/page/workflows",
    handle: ({ workspace, body }) => {
      const { name, live, conditions, assign_to, tag_id } = (body ?? {}) as Workflow;
      return saveWorkflow(workspace, { name, live, conditions, assign_to, tag_id });
    },
  },
  {
    method: "PUT",
    path: "/page/workflows/:id",
    handle: ({ workspace, params, body }) => {
      const id = params.id ?? "";
      return saveWorkflow(workspace, { ...workspace.workflows.get(id), ...((body ?? {}) as Partial<Workflow>), id });
    },
  },
  {
    method: "DELETE",
    path: "/page/workflows/:id",
    handle: ({ workspace, params }) => {
      workspace.workflows.delete(requireWorkflow(workspace, params.id ?? "").id);
      return listRules(workspace);
    },
  },
];
