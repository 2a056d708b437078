import { abstractMethod, defineClass } from "./define.js";

defineClass({
  name: "System.StubProvider",
  kind: "interface",
  methods: {
    "Object handleMethodCall(Object stubbedObject, String stubbedMethodName, System.Type returnType, List<System.Type> listOfParamTypes, List<String> listOfParamNames, List<Object> listOfArgs)":
      abstractMethod,
  },
});
