// The few forms of SOQL that the pages write, over rows in memory. For tests of the pages only.

export type FakeRow = Record<string, unknown>;
export type FakeData = Record<string, FakeRow[]>;

/** How `AccountId` leads to a row named `Account`. */
export type References = Record<string, { field: string; object: string }>;

interface Token {
  text: string;
  isString: boolean;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/'((?:\\.|[^'\\])*)'|(<=|>=|!=|[=<>(),])|([\w.]+)/g))
    tokens.push(
      match[1] !== undefined
        ? { text: match[1].replace(/\\(.)/g, "$1"), isString: true }
        : { text: match[0], isString: false },
    );
  return tokens;
}

class Reader {
  position = 0;
  readonly #tokens: Token[];
  readonly #read: (row: FakeRow, path: string) => unknown;

  constructor(tokens: Token[], read: (row: FakeRow, path: string) => unknown) {
    this.#tokens = tokens;
    this.#read = read;
  }

  #next(): Token {
    const token = this.#tokens[this.position];
    if (token === undefined) throw new Error("The query ends early");
    this.position += 1;
    return token;
  }

  #is(word: string): boolean {
    const token = this.#tokens[this.position];
    return token !== undefined && !token.isString && token.text.toUpperCase() === word;
  }

  either(): (row: FakeRow) => boolean {
    let left = this.both();
    while (this.#is("OR")) {
      this.position += 1;
      const [first, second] = [left, this.both()];
      left = (row) => first(row) || second(row);
    }
    return left;
  }

  both(): (row: FakeRow) => boolean {
    let left = this.#single();
    while (this.#is("AND")) {
      this.position += 1;
      const [first, second] = [left, this.#single()];
      left = (row) => first(row) && second(row);
    }
    return left;
  }

  #single(): (row: FakeRow) => boolean {
    if (this.#is("(")) {
      this.position += 1;
      const inner = this.either();
      this.position += 1;
      return inner;
    }
    if (this.#is("NOT")) {
      this.position += 1;
      const inner = this.#single();
      return (row) => !inner(row);
    }
    const path = this.#next().text;
    const operator = this.#next().text.toUpperCase();
    const values = this.#values(operator === "IN");
    return (row) => compare(this.#read(row, path), operator, values);
  }

  #values(isList: boolean): unknown[] {
    if (!isList) return [value(this.#next())];
    const values: unknown[] = [];
    this.position += 1;
    while (!this.#is(")")) {
      if (!this.#is(",")) values.push(value(this.#next()));
      else this.position += 1;
    }
    this.position += 1;
    return values;
  }
}

function value(token: Token): unknown {
  if (token.isString) return token.text;
  if (token.text === "null") return null;
  if (token.text === "true" || token.text === "false") return token.text === "true";
  return Number(token.text);
}

function compare(left: unknown, operator: string, values: unknown[]): boolean {
  const [right] = values;
  const text = String(left ?? "").toLowerCase();
  if (operator === "IN" || operator === "=") return values.includes(left ?? null);
  if (operator === "!=") return (left ?? null) !== right;
  if (operator === "LIKE")
    return new RegExp(
      `^${String(right)
        .toLowerCase()
        .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
        .replaceAll("%", ".*")}$`,
    ).test(text);
  if (operator === ">") return Number(left) > Number(right);
  if (operator === "<") return Number(left) < Number(right);
  throw new Error(`The fake org does not know the operator ${operator}`);
}

/** Answers a query over the data. */
export function fakeQuery(soql: string, data: FakeData, references: References): FakeRow[] {
  const match =
    /^SELECT (.+?) FROM (\w+)(?: WHERE (.+?))?(?: ORDER BY ([\w.]+)( DESC)?(?: ASC)?(?: NULLS LAST)?)?(?: LIMIT (\d+))?(?: OFFSET (\d+))?$/.exec(
      soql,
    );
  if (match === null) throw new Error(`The fake org does not read this query: ${soql}`);
  const [, fields = "", object = "", where, order, descending, limit, offset] = match;
  const rows = data[object];
  if (rows === undefined) throw new Error(`sObject type '${object}' is not supported.`);
  const parent = (row: FakeRow, relationship: string): FakeRow | null => {
    const reference = references[relationship];
    if (reference === undefined) return (row[relationship] as FakeRow | undefined) ?? null;
    return data[reference.object]?.find((candidate) => candidate["Id"] === row[reference.field]) ?? null;
  };
  const read = (row: FakeRow, path: string): unknown => {
    const [head = "", ...rest] = path.split(".");
    if (rest.length === 0) return row[head] ?? null;
    const next = parent(row, head);
    return next === null ? null : read(next, rest.join("."));
  };
  const condition = where === undefined ? (): boolean => true : new Reader(tokensOf(where), read).either();
  const found = rows.filter(condition);
  if (order !== undefined)
    found.sort((a, b) => {
      const [x, y] = [read(a, order), read(b, order)];
      const sign =
        typeof x === "number" && typeof y === "number" ? x - y : String(x ?? "￿").localeCompare(String(y ?? "￿"));
      return descending === undefined ? sign : -sign;
    });
  const start = Number(offset ?? 0);
  return found.slice(start, start + Number(limit ?? 2000)).map((row) => project(row, fields.split(/,\s*/), read));
}

function project(row: FakeRow, fields: string[], read: (row: FakeRow, path: string) => unknown): FakeRow {
  const result: FakeRow = {};
  for (const path of fields) {
    const [head = "", tail] = path.split(".");
    if (tail === undefined) result[head] = read(row, path);
    else {
      const inner = read(row, path);
      result[head] = inner === null ? null : { ...(result[head] as FakeRow | undefined), [tail]: inner };
    }
  }
  return result;
}
