import * as z from "zod";
import { Settings } from "../settings.ts";
import type { Rule } from "./rule.ts";

/** The JSON schema of `.peernote.json`, for editors that help to write it: the rules' ids are offered by name. */
export const settingsSchema = (rules: readonly Rule[]): object =>
  z.toJSONSchema(Settings, {
    io: "input",
    target: "draft-7",
    override: ({ path, jsonSchema }) => {
      if (path.join(".") === "properties.rules")
        jsonSchema.propertyNames = { enum: rules.map(({ id }) => id) };
    },
  });
