import { defineClass, unsupported } from "./define.js";

defineClass({
  name: "AppLauncher.AppMenu",
  abstract: true,
  statics: {
    "void setOrgSortOrder(List<Id> applicationIds)": unsupported("AppLauncher.AppMenu.setOrgSortOrder"),
    "void setUserSortOrder(List<Id> applicationIds)": unsupported("AppLauncher.AppMenu.setUserSortOrder"),
  },
});
