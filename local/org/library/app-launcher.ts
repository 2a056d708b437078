import { systemRows } from "../execution/system-rows.js";
import { current } from "../execution/context.js";
import type { ApexList } from "../runtime/collections.js";
import { required } from "./arguments.js";
import { defineClass, unsupported } from "./define.js";

/** Puts the named applications first in the order of the org's menu. */
function setOrgSortOrder(applicationIds: ApexList | null): void {
  const rows = systemRows(current().org);
  (required(applicationIds).items as string[]).forEach((id, index) => {
    const item = rows.find("AppMenuItem", "ApplicationId", id);
    if (item?.id != null) rows.update("AppMenuItem", item.id, { SortOrder: index });
  });
}

defineClass({
  name: "AppLauncher.AppMenu",
  abstract: true,
  statics: {
    "void setOrgSortOrder(List<Id> applicationIds)": setOrgSortOrder,
    "void setUserSortOrder(List<Id> applicationIds)": unsupported("AppLauncher.AppMenu.setUserSortOrder"),
  },
});
