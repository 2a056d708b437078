/** Name of the JavaScript method for an Apex signature; the same for every method that overrides another. */
export function jsMethodNameOf(name: string, parameterTypes: readonly string[]): string {
  return ["m", name.toLowerCase(), ...parameterTypes.map((type) => type.toLowerCase().replace(/\W/g, "_"))].join("$");
}
