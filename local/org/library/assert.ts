import { assertEquals, assertInstance, assertNotEquals, failAssertion } from "./assertions.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";

defineClass({
  name: "System.Assert",
  statics: {
    "void areEqual(Object expected, Object actual)": assertEquals,
    "void areEqual(Object expected, Object actual, String message)": assertEquals,
    "void areNotEqual(Object notExpected, Object actual)": assertNotEquals,
    "void areNotEqual(Object notExpected, Object actual, String message)": assertNotEquals,
    "void fail()": () => failAssertion(null, ""),
    "void fail(String message)": (message: string | null) => failAssertion(message, ""),
    "void isTrue(Boolean condition)": (condition: boolean | null) => assertEquals(true, condition),
    "void isTrue(Boolean condition, String message)": (condition: boolean | null, message: string | null) =>
      assertEquals(true, condition, message),
    "void isFalse(Boolean condition)": (condition: boolean | null) => assertEquals(false, condition),
    "void isFalse(Boolean condition, String message)": (condition: boolean | null, message: string | null) =>
      assertEquals(false, condition, message),
    "void isNull(Object value)": (value: unknown) => assertEquals(null, value),
    "void isNull(Object value, String message)": (value: unknown, message: string | null) =>
      assertEquals(null, value, message),
    "void isNotNull(Object value)": (value: unknown) => assertNotEquals(null, value),
    "void isNotNull(Object value, String message)": (value: unknown, message: string | null) =>
      assertNotEquals(null, value, message),
    "void isInstanceOfType(Object instance, Type expected)": (value: unknown, type: unknown) =>
      assertInstance(value, required(type), true),
    "void isInstanceOfType(Object instance, Type expected, String message)": (
      value: unknown,
      type: unknown,
      message: string | null,
    ) => assertInstance(value, required(type), true, message),
    "void isNotInstanceOfType(Object instance, Type notExpected)": (value: unknown, type: unknown) =>
      assertInstance(value, required(type), false),
    "void isNotInstanceOfType(Object instance, Type notExpected, String message)": (
      value: unknown,
      type: unknown,
      message: string | null,
    ) => assertInstance(value, required(type), false, message),
  },
});
