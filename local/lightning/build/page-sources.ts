import type { Plugin } from "rollup";

const NAME = "\0host/components";

/** The module `host/components`: every component of the project by name, loaded when a page first needs it. */
export function pageSources(bundles: ReadonlyMap<string, string>): Plugin {
  return {
    name: "project-components",
    resolveId: (source) => (source === "host/components" ? NAME : null),
    load: (id) => {
      if (id !== NAME) return null;
      const loaders = [...bundles.keys()].map(
        (name) => `${JSON.stringify(name)}: () => import(${JSON.stringify(`c/${name}`)})`,
      );
      return `export const components = {${loaders.join(",")}};`;
    },
  };
}
