import { checkCommand } from "./org/check.js";
import { deployCommand } from "./org/deploy.js";
import { OrgCommandError } from "./org/error.js";

const commands: Record<string, { usage: string; run(parameters: string[]): Promise<void> }> = {
  check: checkCommand,
  deploy: deployCommand,
};

const [name = "", ...parameters] = process.argv.slice(2);
const command = commands[name];
try {
  if (!command)
    throw new OrgCommandError(name ? `There is no command '${name}'.` : "Say what to do.", [
      ...Object.values(commands).map(({ usage }) => usage),
    ]);
  await command.run(parameters);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  for (const action of error instanceof OrgCommandError ? error.actions : []) console.error(`  ${action}`);
  process.exitCode = 1;
}
