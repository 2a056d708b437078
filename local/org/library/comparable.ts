import { abstractMethod, defineClass } from "./define.js";

defineClass({
  name: "System.Comparable",
  kind: "interface",
  methods: { "Integer compareTo(Object other)": abstractMethod },
});
