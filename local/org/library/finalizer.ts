import { abstractMethod, defineClass } from "./define.js";

defineClass({
  name: "System.Finalizer",
  kind: "interface",
  methods: { "void execute(System.FinalizerContext context)": abstractMethod },
});
