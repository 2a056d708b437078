import { throwApex } from "../runtime/exceptions.js";
import { testContextOrNull } from "../testing/test-context.js";
import { defineClass, unsupported } from "./define.js";
import { definePlainClass } from "./plain-class.js";

const refuse = unsupported("ConnectApi.ChatterUsers.getFollowings") as () => never;

/** In a data-siloed test every ConnectApi method throws; elsewhere this one is not supported here. */
function getFollowings(): never {
  if (testContextOrNull()?.seeAllData === false)
    throwApex(
      "System.UnsupportedOperationException",
      "ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).",
    );
  return refuse();
}

definePlainClass("ConnectApi.FollowingPage", ["String currentPageUrl", "String nextPageUrl", "String previousPageUrl", "Integer total"]);
defineClass({
  name: "ConnectApi.ChatterUsers",
  abstract: true,
  statics: { "ConnectApi.FollowingPage getFollowings(String communityId, String userId)": getFollowings },
});
