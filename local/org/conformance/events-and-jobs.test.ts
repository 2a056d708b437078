import { testRows } from "./org-rows.js";

testRows("events-and-jobs");
