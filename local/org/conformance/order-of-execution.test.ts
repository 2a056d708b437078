import { testRows } from "./org-rows.js";

testRows("order-of-execution");
