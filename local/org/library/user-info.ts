import { current } from "../execution/context.js";
import { systemRows } from "../execution/system-rows.js";
import { defineClass } from "./define.js";
import { ApexTimeZone } from "./time-zone.js";

const user = (): ReturnType<typeof current>["user"] => current().user;
const column = (name: string): unknown =>
  systemRows(current().org).find("User", "Id", user().id)?.values.get(name) ?? null;
const organization = (name: string): unknown =>
  systemRows(current().org).find("Organization", "Id", current().org.organizationId)?.values.get(name) ?? null;

defineClass({
  name: "System.UserInfo",
  abstract: true,
  statics: {
    "String getDefaultCurrency()": () => "USD",
    "String getFirstName()": () => column("firstname"),
    "String getLanguage()": () => user().language,
    "String getLastName()": () => column("lastname"),
    "String getLocale()": () => user().locale,
    "String getName()": () => user().name,
    "Id getOrganizationId()": () => current().org.organizationId,
    "String getOrganizationName()": () => organization("name"),
    "Id getProfileId()": () => user().profile.id,
    // Asynchronous Apex and Lightning get none on the platform either; tests get one that opens nothing.
    "String getSessionId()": () =>
      current().isTest ? `${current().org.organizationId.slice(0, 15)}!ApexTestSession` : null,
    "System.TimeZone getTimeZone()": () => new ApexTimeZone(user().timeZone),
    "String getUiTheme()": () => "Theme4d",
    "String getUiThemeDisplayed()": () => "Theme4d",
    "String getUserEmail()": () => user().email,
    "Id getUserId()": () => user().id,
    "String getUserName()": () => user().username,
    "Id getUserRoleId()": () => user().roleId,
    "String getUserType()": () => user().userType,
    "Boolean isMultiCurrencyOrganization()": () => current().org.schema.shape.multiCurrency,
    "Boolean isCurrentUserLicensed(String packageNamespace)": () => true,
    "Boolean isCurrentUserLicensedForPackage(Id packageId)": () => true,
    "Boolean hasPackageLicense(Id packageId)": () => true,
  },
});
