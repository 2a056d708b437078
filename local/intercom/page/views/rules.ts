import { ask, post, read } from "../client.js";
import { button, choice, fill, make, toast, type Child } from "../dom.js";
import { count } from "../format.js";
import { gathered } from "../live.js";
import { chip } from "../parts.js";
import type { RuleFieldShape, RulesShape } from "../shapes.js";
import { workspace } from "../state.js";
import type { View } from "../view.js";

const operatorWords = {
  "=": "is",
  "!=": "is not",
  ">": "is more than",
  "<": "is less than",
  "~": "contains",
  is_set: "has a value",
  is_not_set: "has no value",
} as const;
type Operator = keyof typeof operatorWords;

const operatorsOf: Record<RuleFieldShape["kind"], Operator[]> = {
  text: ["=", "!=", "~", "is_set", "is_not_set"],
  number: ["=", "!=", ">", "<", "is_set", "is_not_set"],
  date: [">", "<", "is_set", "is_not_set"],
  boolean: ["=", "is_set", "is_not_set"],
  choice: ["=", "!=", "is_set", "is_not_set"],
};

/** Segments and workflows: what data from outside sorts and routes. */
export async function rulesView(): Promise<View> {
  const segments = make("div", {});
  const workflows = make("div", {});
  let rules = await read<RulesShape>("/page/rules");
  const draw = (): void => {
    fill(segments, segmentList(rules, redraw));
    fill(workflows, workflowList(rules, redraw));
  };
  const redraw = async (): Promise<void> => {
    rules = await read<RulesShape>("/page/rules");
    draw();
  };
  draw();
  const element = make(
    "div",
    { class: "wide" },
    make("h1", {}, "Segments and workflows"),
    make(
      "p",
      { class: "quiet" },
      "Attributes that come in by the API sort people into segments and decide where a new conversation goes.",
    ),
    make(
      "div",
      { class: "two rules" },
      make(
        "section",
        { class: "card", "aria-label": "Segments" },
        make("h2", {}, "Segments"),
        segments,
        segmentForm(rules.fields, redraw),
      ),
      make(
        "section",
        { class: "card", "aria-label": "Workflows" },
        make("h2", {}, "Workflows on a new conversation"),
        workflows,
        workflowForm(rules.fields, redraw),
      ),
    ),
  );
  const redrawSoon = gathered(() => void redraw(), 250);
  return {
    title: "Rules",
    element,
    onLive: (change) => {
      if (change.kind === "person") redrawSoon();
    },
  };
}

function segmentList({ segments }: RulesShape, redraw: () => Promise<void>): HTMLElement {
  return make(
    "ul",
    { class: "log rule-list" },
    segments.map((segment) =>
      make(
        "li",
        {},
        make(
          "div",
          { class: "rule-text" },
          make("strong", {}, segment.name),
          make("span", { class: "quiet" }, segment.condition),
        ),
        chip(segment.people === 1 ? "1 person" : `${count(segment.people)} people`),
        remover(segment.name, `/page/segments/${segment.id}`, redraw),
      ),
    ),
  );
}

function workflowList({ workflows }: RulesShape, redraw: () => Promise<void>): HTMLElement {
  const toggle = (id: string, live: boolean): void =>
    void ask("PUT", `/page/workflows/${id}`, { live }).then(() => redraw());
  return make(
    "ul",
    { class: "log rule-list" },
    workflows.map((workflow) =>
      make(
        "li",
        {},
        make(
          "div",
          { class: "rule-text" },
          make("strong", {}, workflow.name),
          make("span", { class: "quiet" }, `If ${workflow.condition}: ${workflow.action}`),
        ),
        button(workflow.live ? "On" : "Off", () => toggle(workflow.id, !workflow.live), {
          class: `button small ${workflow.live ? "on" : ""}`,
          "aria-pressed": workflow.live ? "true" : "false",
          "aria-label": `${workflow.name} is ${workflow.live ? "on" : "off"}`,
        }),
        remover(workflow.name, `/page/workflows/${workflow.id}`, redraw),
      ),
    ),
  );
}

function remover(name: string, path: string, redraw: () => Promise<void>): HTMLElement {
  return button("Remove", () => void ask("DELETE", path).then(() => redraw()), {
    class: "button small",
    "aria-label": `Remove ${name}`,
  });
}

interface ConditionForm {
  element: HTMLElement;
  value(): { field: string; operator: Operator; value: string | number };
}

/** Attribute, comparison and value; what can be compared follows from the attribute. */
function conditionForm(fields: RuleFieldShape[], what: string): ConditionForm {
  let field = fields[0] as RuleFieldShape;
  let operator: Operator = "=";
  let given = "";
  const comparison = make("div", {});
  const valueSlot = make("div", {});
  const drawValue = (): Child => {
    if (operator === "is_set" || operator === "is_not_set") return null;
    const options =
      field.kind === "boolean"
        ? [
            { value: "true", label: "yes" },
            { value: "false", label: "no" },
          ]
        : field.options;
    if (options.length > 0) {
      given = options[0]?.value ?? "";
      return choice("Value", options, given, (value) => (given = value), true);
    }
    given = "";
    const kind = field.kind === "text" ? "text" : field.kind;
    return make(
      "label",
      { class: "choice" },
      make("span", { class: "choice-label" }, "Value"),
      make("input", { type: kind, oninput: (event) => (given = (event.target as HTMLInputElement).value) }),
    );
  };
  const drawRest = (): void => {
    const known = operatorsOf[field.kind];
    if (!known.includes(operator)) operator = known[0] as Operator;
    const options = known.map((value) => ({
      value,
      label:
        field.kind === "date" && value === ">"
          ? "is after"
          : field.kind === "date" && value === "<"
            ? "is before"
            : operatorWords[value],
    }));
    const chooseOperator = (value: string): void => {
      operator = value as Operator;
      fill(valueSlot, drawValue());
    };
    fill(comparison, choice("Comparison", options, operator, chooseOperator, true));
    fill(valueSlot, drawValue());
  };
  drawRest();
  const chooseField = (value: string): void => {
    field = fields.find((candidate) => candidate.field === value) ?? field;
    drawRest();
  };
  const element = make(
    "div",
    { class: "condition", role: "group", "aria-label": `Condition of the ${what}` },
    choice(
      "Attribute",
      fields.map(({ field: value, label }) => ({ value, label })),
      field.field,
      chooseField,
      true,
    ),
    comparison,
    valueSlot,
  );
  return {
    element,
    value: () => ({
      field: field.field,
      operator,
      value: field.kind === "date" && given ? Math.floor(Date.parse(given) / 1000) : given,
    }),
  };
}

function nameField(label: string, placeholder: string): [HTMLElement, HTMLInputElement] {
  const input = make("input", { placeholder });
  return [make("label", { class: "field" }, make("span", {}, label), input), input];
}

function segmentForm(fields: RuleFieldShape[], redraw: () => Promise<void>): HTMLElement {
  const [element, name] = nameField("Name of the segment", "Gold accounts");
  const condition = conditionForm(fields, "segment");
  const add = (): void =>
    void post("/page/segments", { name: name.value, conditions: [condition.value()] }).then(() => {
      name.value = "";
      toast("Segment added");
      return redraw();
    });
  return make(
    "details",
    { class: "rule-form" },
    make("summary", {}, "Add a segment"),
    element,
    condition.element,
    button("Add segment", add, { class: "button primary" }),
  );
}

function workflowForm(fields: RuleFieldShape[], redraw: () => Promise<void>): HTMLElement {
  const [element, name] = nameField("Name of the workflow", "Gold accounts go to Sales");
  const condition = conditionForm(fields, "workflow");
  const { teammates, teams, tags } = workspace();
  const actions = [
    { value: "owner:", label: "Assign to the owner" },
    ...teams.map(({ id, name: team }) => ({ value: `team:${id}`, label: `Assign to team ${team}` })),
    ...teammates.map(({ id, name: teammate }) => ({ value: `admin:${id}`, label: `Assign to ${teammate}` })),
    ...tags.map(({ id, name: tag }) => ({ value: `tag:${id}`, label: `Tag with ${tag}` })),
  ];
  let action = actions[0]?.value ?? "";
  const add = (): void => {
    const [type, id] = action.split(":");
    const what = type === "tag" ? { tag_id: id } : { assign_to: { type, id: id || null } };
    void post("/page/workflows", { name: name.value, conditions: [condition.value()], ...what }).then(() => {
      name.value = "";
      toast("Workflow added");
      return redraw();
    });
  };
  return make(
    "details",
    { class: "rule-form" },
    make("summary", {}, "Add a workflow"),
    element,
    condition.element,
    choice("Then", actions, action, (value) => (action = value), true),
    button("Add workflow", add, { class: "button primary" }),
  );
}
