import { API_VERSION, OLDEST_VERSION } from "./call-context.js";
import { REFUSED, ROUTES } from "./routes.js";

/** Addresses outside the version's folder, which the router and the streaming server answer themselves. */
const OTHERS: readonly string[] = [
  "`/services/data`: GET",
  "`/services/oauth2/token` (password grant), `/services/oauth2/revoke`: POST",
  "`/services/oauth2/userinfo`, `/id/<organisation>/<user>`: GET",
  "`/services/Soap/u|c/<version>`: POST (login and logout only)",
  "`/services/apexrest/…`: as the Apex REST classes say",
  "`/cometd/<version>`: POST (long polling; channels `/event/<Event>__e`)",
];

/** What the API answers and what it refuses by name, as Markdown: read from the routes, so that the list cannot lie. */
export function routesMarkdown(): string {
  const methods = new Map<string, string[]>();
  for (const [method, pattern] of ROUTES) methods.set(pattern, [...(methods.get(pattern) ?? []), method]);
  const answered = [...methods].map(([pattern, list]) => `- \`/${pattern}\`: ${list.join(", ")}`);
  const refused = REFUSED.map(([prefix, title]) => `- \`/${prefix}\`: ${title}`);
  return [
    `Below \`/services/data/v${OLDEST_VERSION}.0\` to \`v${API_VERSION}\`:\n`,
    ...answered,
    "\nElsewhere:\n",
    ...OTHERS.map((line) => `- ${line}`),
    "\nRefused by name with status 501:\n",
    ...refused,
    "",
  ].join("\n");
}
