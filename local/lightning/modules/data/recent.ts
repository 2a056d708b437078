import { host } from "host/hostContext";

interface Recent {
  object: string;
  id: string;
  name: string;
}

const key = `lightning.recent.${host.session.user.id}`;
const LONGEST = 50;

/** Records this user looked at in this browser, latest first. */
export function recentRecords(object?: string): Recent[] {
  try {
    const all = JSON.parse(localStorage.getItem(key) ?? "[]") as Recent[];
    return object === undefined ? all : all.filter((entry) => entry.object === object);
  } catch (error) {
    console.warn("The list of recently viewed records could not be read and starts anew", error);
    return [];
  }
}

export function rememberRecent(object: string, id: string, name: string): void {
  const others = recentRecords().filter((entry) => entry.id !== id);
  localStorage.setItem(key, JSON.stringify([{ object, id, name }, ...others].slice(0, LONGEST)));
}
