/** Written by the build: every component of the project by name. */
export const components: Record<string, () => Promise<{ default: unknown }>>;
