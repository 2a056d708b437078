import { current } from "../execution/context.js";
import { throwApex } from "../runtime/exceptions.js";
import { ApexList } from "../runtime/values/list.js";
import { required } from "./arguments.js";
import { defineClass, unsupported } from "./define.js";
import type { PlainObject } from "./plain-class.js";

/** A Metadata.DeployContainer: the components of one deployment. */
class DeployContainer {
  static readonly apexName = "Metadata.DeployContainer";
  readonly components = new ApexList("Metadata.Metadata", []);

  remove(suits: (component: PlainObject) => boolean): boolean {
    const at = this.components.items.findIndex((each) => suits(each as PlainObject));
    if (at >= 0) this.components.items.splice(at, 1);
    return at >= 0;
  }
}

defineClass({
  name: "Metadata.DeployContainer",
  js: DeployContainer,
  constructors: { "()": () => new DeployContainer() },
  methods: {
    "void addMetadata(Metadata.Metadata component)": (self: DeployContainer, component: PlainObject | null) => {
      self.components.items.push(required(component));
    },
    "List<Metadata.Metadata> getMetadata()": (self: DeployContainer) => self.components,
    "Boolean removeMetadata(Metadata.Metadata component)": (self: DeployContainer, component: PlainObject | null) =>
      self.remove((each) => each === component),
    "Boolean removeMetadataByFullName(String fullName)": (self: DeployContainer, fullName: string | null) =>
      self.remove((each) => each["fullName"] === fullName),
  },
});

function enqueueDeployment(): never {
  if (current().isTest) throwApex("System.AsyncException", "Metadata cannot be deployed from within a test");
  return throwApex(
    "System.UnsupportedOperationException",
    "Metadata.Operations.enqueueDeployment outside tests is not supported by the local org",
  );
}

defineClass({
  name: "Metadata.Operations",
  abstract: true,
  statics: {
    "Id enqueueDeployment(Metadata.DeployContainer container, Metadata.DeployCallback callback)": enqueueDeployment,
    "List<Metadata.Metadata> retrieve(Metadata.MetadataType type, List<String> fullNames)":
      unsupported("Metadata.Operations.retrieve"),
  },
});
