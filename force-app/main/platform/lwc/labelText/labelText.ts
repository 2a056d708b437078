/** Replaces {0}, {1} … of a custom label by the values. */
export function fill(label: string, ...values: (string | number)[]): string {
  return label.replace(/\{(\d+)\}/g, (placeholder, index: string) => String(values[Number(index)] ?? placeholder));
}

/** The label for one thing, or the label for several with its number filled in. */
export function count(one: string, several: string, quantity: number): string {
  return quantity === 1 ? one : fill(several, quantity);
}
