import { AuthInfo, Connection, Org } from "@salesforce/core";
import { OrgCommandError } from "./error.js";

/** Which org: an alias or username known to `sf`, or an instance address and an access token. */
export interface Target {
  alias?: string | undefined;
  url?: string | undefined;
  token?: string | undefined;
}

/** Logs in to the org; throws with what to do when the login is refused or the org cannot be reached. */
export async function connect({ alias, url, token }: Target): Promise<Connection> {
  if (alias) {
    try {
      return (await Org.create({ aliasOrUsername: alias })).getConnection();
    } catch (cause) {
      throw new OrgCommandError(`No login for '${alias}': ${reason(cause)}`, [`sf org login web --alias ${alias}`], {
        cause,
      });
    }
  }
  if (!url || !token)
    throw new OrgCommandError("No org was named.", [
      "--target ALIAS, an org that `sf org list` shows",
      "or --url ADDRESS --token ACCESS_TOKEN",
    ]);
  try {
    const authInfo = await AuthInfo.create({
      accessTokenOptions: { accessToken: token, instanceUrl: url, loginUrl: url },
    });
    const connection = await Connection.create({ authInfo });
    await connection.identity();
    return connection;
  } catch (cause) {
    throw new OrgCommandError(
      `The org at ${url} refused the login: ${reason(cause)}`,
      ["check the address and the access token"],
      { cause },
    );
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
