import { throwApex } from "./exceptions.js";

/**
 * What Apex sees of an error that JavaScript raised inside the runtime; anything else is answered as it is. Recursion and text beyond what JavaScript
 * holds end as the platform's limits end them. A null that a platform method was given and cannot work with is the argument's fault, not the org's.
 */
export function asApex(error: unknown): unknown {
  if (error instanceof TypeError && /\bnull\b/.test(error.message))
    return thrownBy(() => throwApex("System.NullPointerException", "Argument cannot be null."));
  if (!(error instanceof RangeError)) return error;
  if (/call stack/i.test(error.message)) return limitException("Maximum stack depth reached: 1001");
  // Text that JavaScript cannot hold is far beyond any heap limit.
  if (/string length/i.test(error.message)) return limitException(`Apex heap size too large: ${2 ** 29}`);
  return error;
}

function limitException(message: string): unknown {
  return thrownBy(() => throwApex("System.LimitException", message));
}

function thrownBy(work: () => never): unknown {
  try {
    return work();
  } catch (thrown) {
    return thrown;
  }
}
