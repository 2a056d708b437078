import { abstractMethod, defineClass } from "./define.js";

defineClass({
  name: "System.Comparator",
  kind: "interface",
  typeParameters: ["T"],
  methods: { "Integer compare(T first, T second)": abstractMethod },
});
