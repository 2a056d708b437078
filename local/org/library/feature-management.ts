import { current } from "../execution/context.js";
import { defineClass, unsupported } from "./define.js";

defineClass({
  name: "System.FeatureManagement",
  abstract: true,
  statics: {
    "Boolean checkPermission(String name)": (name: string | null) =>
      name !== null && current().user.hasCustomPermission(name),
    "Boolean checkPackageBooleanValue(String name)": unsupported("FeatureManagement.checkPackageBooleanValue"),
    "Date checkPackageDateValue(String name)": unsupported("FeatureManagement.checkPackageDateValue"),
    "Integer checkPackageIntegerValue(String name)": unsupported("FeatureManagement.checkPackageIntegerValue"),
    "void changeProtection(String name, String type, String protection)": unsupported(
      "FeatureManagement.changeProtection",
    ),
    "void setPackageBooleanValue(String name, Boolean value)": unsupported("FeatureManagement.setPackageBooleanValue"),
    "void setPackageDateValue(String name, Date value)": unsupported("FeatureManagement.setPackageDateValue"),
    "void setPackageIntegerValue(String name, Integer value)": unsupported("FeatureManagement.setPackageIntegerValue"),
  },
});
