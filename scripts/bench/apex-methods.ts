/**
 * Five CPU-heavy methods, written once in Apex and once by hand in TypeScript. Each answers a number, so that both can be compared, and works for
 * tens of milliseconds, so that the start of a transaction weighs little.
 */
export const APEX_METHODS = `public class Work {
  public static Integer loops() {
    Integer sum = 0;
    for (Integer i = 0; i < 10000000; i++) { sum += Math.mod(i, 7) * 3; }
    return sum;
  }
  static Integer fibonacci(Integer n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
  public static Integer recursion() { return fibonacci(32); }
  public static Integer sorting() {
    List<Integer> numbers = new List<Integer>();
    Integer seed = 42;
    for (Integer i = 0; i < 200000; i++) { seed = Math.mod(seed * 421 + 1663, 7875); numbers.add(seed); }
    numbers.sort();
    return numbers[100000];
  }
  public static Integer texts() {
    Integer length = 0;
    for (Integer round = 0; round < 40; round++) {
      List<String> parts = new List<String>();
      for (Integer i = 0; i < 20000; i++) { parts.add('part ' + i); }
      length += String.join(parts, ',').length();
    }
    return length;
  }
  public static Integer counting() {
    Map<String, Integer> counts = new Map<String, Integer>();
    for (Integer i = 0; i < 300000; i++) {
      String key = 'k' + Math.mod(i, 1000);
      Integer known = counts.get(key);
      counts.put(key, known == null ? 1 : known + 1);
    }
    return counts.get('k7');
  }
}`;

function fibonacci(n: number): number {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

export const METHODS: Readonly<Record<string, () => number>> = {
  loops: () => {
    let sum = 0;
    for (let i = 0; i < 10_000_000; i++) sum += (i % 7) * 3;
    return sum;
  },
  recursion: () => fibonacci(32),
  sorting: () => {
    const numbers: number[] = [];
    let seed = 42;
    for (let i = 0; i < 200_000; i++) {
      seed = (seed * 421 + 1663) % 7875;
      numbers.push(seed);
    }
    numbers.sort((a, b) => a - b);
    return numbers[100_000]!;
  },
  texts: () => {
    let length = 0;
    for (let round = 0; round < 40; round++) {
      const parts: string[] = [];
      for (let i = 0; i < 20_000; i++) parts.push(`part ${i}`);
      length += parts.join(",").length;
    }
    return length;
  },
  counting: () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 300_000; i++) {
      const key = `k${i % 1000}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts.get("k7")!;
  },
};
