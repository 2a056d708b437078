import { abstractMethod, defineClass } from "./define.js";

defineClass({
  name: "System.Iterable",
  kind: "interface",
  typeParameters: ["T"],
  methods: { "Iterator<T> iterator()": abstractMethod },
});
