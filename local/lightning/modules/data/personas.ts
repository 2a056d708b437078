import { showToast } from "host/toastEvents";

/** Becomes someone else: the server keeps the choice in a cookie, the page loads anew. */
export async function changePersona(key: string): Promise<void> {
  const response = await fetch("/host/persona", { method: "POST", body: key });
  if (response.ok) location.reload();
  else showToast({ title: "The user could not be switched", message: await response.text(), variant: "error" });
}
