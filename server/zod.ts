import * as z from "zod/mini";
import english from "zod/v4/locales/en.js";

/*
 * Zod with its functions apart: a bundle holds those that are used, and none that makes a program of a schema. What is wrong it says in English.
 */
z.config(english());

export * from "zod/mini";
