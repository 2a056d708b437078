import { findFlow, Interview } from "../flows/interview.js";
import { throwApex } from "../runtime/exceptions.js";
import type { ApexMap } from "../runtime/collections.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";

/** What `Flow.Interview.createInterview` answers: a flow with its inputs that waits for its start. */
class FlowInterview {
  static readonly apexName = "Flow.Interview";
  readonly interview: Interview;
  constructor(interview: Interview) {
    this.interview = interview;
  }
}

function create(name: string | null, inputs: ApexMap | null): FlowInterview {
  const flow = findFlow(required(name));
  if (!flow?.isActive) return throwApex("System.TypeException", `The org has no active flow ${name}`);
  return new FlowInterview(
    new Interview(
      flow,
      [...(inputs ?? [])].map(([key, value]) => [String(key), value] as const),
    ),
  );
}

defineClass({
  name: "Flow.Interview",
  js: FlowInterview,
  statics: {
    "Flow.Interview createInterview(String name, Map<String,Object> inputs)": create,
    "Flow.Interview createInterview(String namespace, String name, Map<String,Object> inputs)": (
      _namespace: string | null,
      name: string | null,
      inputs: ApexMap | null,
    ) => create(name, inputs),
  },
  methods: {
    "void start()": ({ interview }: FlowInterview) => interview.run(),
    "Object getVariableValue(String name)": ({ interview }: FlowInterview, name: string | null) =>
      interview.variable(required(name)),
  },
});
