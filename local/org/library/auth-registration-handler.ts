import { abstractMethod, defineClass } from "./define.js";

defineClass({
  name: "Auth.RegistrationHandler",
  kind: "interface",
  methods: {
    "User createUser(Id portalId, Auth.UserData userData)": abstractMethod,
    "void updateUser(Id userId, Id portalId, Auth.UserData userData)": abstractMethod,
  },
});
