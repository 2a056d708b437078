import { defineClass } from "./define.js";

// The org has no Experience Cloud sites, so code never runs in one.
defineClass({
  name: "System.Network",
  statics: {
    "String getNetworkId()": () => null,
    "System.PageReference communitiesLanding()": () => null,
  },
});
