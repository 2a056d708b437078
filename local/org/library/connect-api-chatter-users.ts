import { systemRows } from "../execution/system-rows.js";
import { current } from "../execution/context.js";
import { throwApex } from "../runtime/exceptions.js";
import { testContextOrNull } from "../testing/test-context.js";
import { defineClass } from "./define.js";
import { definePlainClass, type PlainObject } from "./plain-class.js";

const newFollowingPage = definePlainClass("ConnectApi.FollowingPage", [
  "String currentPageUrl",
  "String nextPageUrl",
  "String previousPageUrl",
  "Integer total",
]);

/** How many records a user follows. In a data-siloed test every ConnectApi method throws. */
function getFollowings(_communityId: string | null, userId: string | null): PlainObject {
  if (testContextOrNull()?.seeAllData === false)
    throwApex(
      "System.UnsupportedOperationException",
      "ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).",
    );
  const followed =
    userId === null ? [] : systemRows(current().org).findAll("EntitySubscription", "SubscriberId", userId);
  return newFollowingPage({ total: followed.length });
}

defineClass({
  name: "ConnectApi.ChatterUsers",
  abstract: true,
  statics: { "ConnectApi.FollowingPage getFollowings(String communityId, String userId)": getFollowings },
});
