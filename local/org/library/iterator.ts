import { throwApex } from "../runtime/exceptions.js";
import { abstractMethod, defineClass } from "./define.js";

/** What iterator() of a list or set answers. */
export class ApexIterator {
  static readonly apexName = "System.Iterator";
  readonly apexTypeName: string;
  private readonly source: Iterator<unknown>;
  private upcoming: IteratorResult<unknown>;

  constructor(values: Iterable<unknown>, elementType: string) {
    this.apexTypeName = `System.Iterator<${elementType}>`;
    this.source = values[Symbol.iterator]();
    this.upcoming = this.source.next();
  }

  hasNext(): boolean {
    return this.upcoming.done !== true;
  }

  next(): unknown {
    if (this.upcoming.done) throwApex("System.NoSuchElementException", "Iterator has no more elements");
    const value = this.upcoming.value;
    this.upcoming = this.source.next();
    return value;
  }
}

defineClass({
  name: "System.Iterator",
  kind: "interface",
  typeParameters: ["T"],
  js: ApexIterator,
  methods: { "Boolean hasNext()": abstractMethod, "T next()": abstractMethod },
});
