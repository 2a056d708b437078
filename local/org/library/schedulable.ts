import { abstractMethod, defineClass } from "./define.js";

defineClass({
  name: "System.Schedulable",
  kind: "interface",
  methods: { "void execute(System.SchedulableContext context)": abstractMethod },
});
