import vm from "node:vm";
import type { MethodSite } from "../execution/frames.js";
import type { ApexClass, CoverageLines } from "../runtime/classes.js";
import type { Compilation } from "../resolver/compilation.js";
import type { ClassSymbol } from "../resolver/symbols.js";
import { describeClass, type JsClass } from "./describe-class.js";
import type { EmittedUnit } from "./emit-unit.js";
import { runtimeSupport } from "./runtime-support/index.js";

/** A generated module after its function ran. */
interface UnitModule {
  link(): void;
  run?: () => void;
}

type UnitFunction = (
  runtime: typeof runtimeSupport,
  constants: readonly unknown[],
  sites: readonly MethodSite[],
  lookup: (name: string) => JsClass,
  definers: Record<string, () => JsClass>,
  hits: Uint32Array,
) => UnitModule;

export interface LoadedUnit {
  /** Of the top-level class, or of the holder of a trigger or anonymous block. */
  descriptor: ApexClass;
  run: () => void;
}

/** JavaScript classes and descriptors of everything that is loaded, by lower-case canonical name. */
export class Loader {
  private readonly classes = new Map<string, JsClass>();
  private readonly compilation: Compilation;

  constructor(compilation: Compilation) {
    this.compilation = compilation;
  }

  find(name: string): ApexClass | undefined {
    return this.classes.get(name.toLowerCase())?.apex;
  }

  /** Takes classes out again: those of an anonymous block, when it has run. */
  forget(symbols: readonly ClassSymbol[]): void {
    for (const symbol of symbols) this.classes.delete(symbol.name.toLowerCase());
  }

  /** Runs the modules, makes their classes in the order of inheritance, describes and links them. */
  load(units: readonly EmittedUnit[]): LoadedUnit[] {
    const definers: Record<string, () => JsClass> = Object.create(null) as Record<string, () => JsClass>;
    const lookup = (name: string): JsClass => {
      const found = this.classes.get(name.toLowerCase());
      if (!found) throw new Error(`Class ${name} is not loaded`);
      return found;
    };
    const started = units.map((unit) => this.start(unit, lookup, definers));
    const pending = units.flatMap((unit) => unit.classes);
    const define = (symbol: ClassSymbol): void => {
      const key = symbol.name.toLowerCase();
      if (this.classes.has(key)) return;
      if (symbol.superclass?.symbol) define(symbol.superclass.symbol);
      this.classes.set(key, (definers[symbol.name] as () => JsClass)());
    };
    for (const symbol of pending) define(symbol);
    units.forEach((unit, index) => this.describe(unit, (started[index] as StartedUnit).coverage));
    for (const symbol of pending) this.relate(symbol);
    return units.map((unit, index) => {
      const { module, sites } = started[index] as StartedUnit;
      unit.emitter.sites.forEach((site, at) => {
        (sites[at] as { apexClass: ApexClass | null }).apexClass =
          site.symbol.unit.kind === "anonymous" && !site.symbol.outer ? null : lookup(site.symbol.name).apex;
      });
      module.link();
      return { descriptor: lookup((unit.classes[0] as ClassSymbol).name).apex, run: module.run ?? (() => undefined) };
    });
  }

  private start(
    unit: EmittedUnit,
    lookup: (name: string) => JsClass,
    definers: Record<string, () => JsClass>,
  ): StartedUnit {
    const { emitter, text } = unit;

    const script = new vm.Script(text, { filename: `${emitter.unit.path}.js` });
    const make = script.runInThisContext() as UnitFunction;
    const sites: MethodSite[] = emitter.sites.map((site) => ({ label: site.label, apexClass: null }));
    const hits = new Uint32Array(emitter.lines.size);
    const module = make(runtimeSupport, emitter.constants, sites, lookup, definers, hits);
    return { module, sites, coverage: coverageOf(emitter.lines, hits) };
  }

  private describe(unit: EmittedUnit, coverage: CoverageLines): void {
    unit.classes.forEach((symbol, index) => {
      const js = this.classes.get(symbol.name.toLowerCase()) as JsClass;
      js.apex = describeClass(this.compilation, symbol, js, index === 0 ? coverage : NO_LINES);
    });
  }

  private relate(symbol: ClassSymbol): void {
    const descriptor = this.find(symbol.name) as ApexClass;
    descriptor.outer = symbol.outer ? (this.find(symbol.outer.name) ?? null) : null;
    descriptor.superclass = symbol.superclass?.symbol ? (this.find(symbol.superclass.symbol.name) ?? null) : null;
    descriptor.inner = [...symbol.inner.values()].flatMap((inner) => this.find(inner.name) ?? []);
  }
}

interface StartedUnit {
  module: UnitModule;
  sites: MethodSite[];
  coverage: CoverageLines;
}

const NO_LINES: CoverageLines = { lines: [], hits: [] };

/** Counters in the order of lines; the generator numbers lines as it meets them. */
function coverageOf(indexes: ReadonlyMap<number, number>, hits: Uint32Array): CoverageLines {
  const lines = [...indexes.keys()].sort((left, right) => left - right);
  return {
    lines,
    get hits(): number[] {
      return lines.map((line) => hits[indexes.get(line) as number] as number);
    },
  };
}
