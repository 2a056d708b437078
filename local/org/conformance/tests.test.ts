import { testRows } from "./org-rows.js";

testRows("tests");
