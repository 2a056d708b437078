import { abstractMethod, defineClass } from "./define.js";

defineClass({
  name: "System.Queueable",
  kind: "interface",
  methods: { "void execute(System.QueueableContext context)": abstractMethod },
});
