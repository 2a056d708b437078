import type { Verb } from "./intercom-verbs.js";
import type { Ground } from "./ground.js";

/** What concerns both sides: records that are made for people whom Intercom knows already, and imports. */
export const bothVerbs: Verb<Ground>[] = [
  {
    name: "contact is made for a person",
    weight: 2,
    act: async ({ org, intercom }, random) => {
      const strangers = [...intercom.workspace.contacts.values()].filter(
        ({ email, merged_into }) => email && !merged_into,
      );
      if (strangers.length === 0) return null;
      const email = random.pick(strangers).email!.replaceAll("'", "");
      const failure = await org.apex(`insert new Contact(LastName = 'Known', Email = '${email}');`);
      return `a contact is made for ${email}${failure === null ? "" : `: refused, ${failure}`}`;
    },
  },
  {
    name: "administrator imports",
    weight: 0.5,
    act: async ({ org, administrator }) => {
      await org
        .client(administrator)
        .aura("ImportController.startImport", { scope: '{"transcripts":"full"}', estimate: null });
      return "an import is started";
    },
  },
];
