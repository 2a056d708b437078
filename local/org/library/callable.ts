import { abstractMethod, defineClass } from "./define.js";

defineClass({
  name: "System.Callable",
  kind: "interface",
  methods: { "Object call(String action, Map<String, Object> arguments)": abstractMethod },
});
