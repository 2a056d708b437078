import { companyRoutes } from "./routes-companies.js";
import { contactRoutes } from "./routes-contacts.js";
import { conversationAttributeRoutes } from "./routes-conversation-attributes.js";
import { conversationRoutes } from "./routes-conversations.js";
import type { Route } from "./route.js";
import { eventRoutes } from "./routes-events.js";
import { ticketRoutes } from "./routes-tickets.js";
import { workspaceRoutes } from "./routes-workspace.js";

/** Every operation of the REST API that the workspace answers. */
export const allRoutes: readonly Route[] = [
  ...workspaceRoutes,
  ...contactRoutes,
  ...companyRoutes,
  ...conversationAttributeRoutes,
  ...conversationRoutes,
  ...ticketRoutes,
  ...eventRoutes,
];
