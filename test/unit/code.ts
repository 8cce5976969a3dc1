import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";

const root = resolve(import.meta.dirname, "../..");

const sources = ["client", "server"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name))
    .map((path) =>
      ts.createSourceFile(path, readFileSync(join(root, path), "utf8"), ts.ScriptTarget.Latest, true),
    ),
);

/** Everything that the code of the extension and the server is made of, without its comments. */
const nodes: readonly ts.Node[] = sources.flatMap((source) => {
  const all: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    all.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return all;
});

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();

/**
 * What is handed to a function wherever it is called by this name: its first argument, or the one behind a first argument
 * that is `after`. Throws where that is no plain string: a name that is put together could not be compared with anything.
 */
export function namesGivenTo(called: string, after?: string): string[] {
  const given = nodes.filter(ts.isCallExpression).flatMap(({ expression, arguments: [first, second] }) => {
    if (!endsWith(expression, called) || first === undefined) return [];
    if (after === undefined) return [first];
    return second && ts.isStringLiteralLike(first) && first.text === after ? [second] : [];
  });
  return unique(given.map(stringIn));
}

/** What is assigned to a property of this name. Throws as {@link namesGivenTo} does. */
export function namesAssignedTo(property: string): string[] {
  const assigned = nodes
    .filter(ts.isBinaryExpression)
    .filter(
      ({ left, operatorToken }) =>
        operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        ts.isPropertyAccessExpression(left) &&
        left.name.text === property,
    );
  return unique(assigned.map(({ right }) => stringIn(right)));
}

/** The plain strings in the code. What only a type mentions is not among them. */
export const strings: ReadonlySet<string> = new Set(
  nodes.flatMap((node) =>
    ts.isStringLiteralLike(node) && !ts.isLiteralTypeNode(node.parent) ? node.text : [],
  ),
);

/** What is asked of that which a function of this name returns: `called(...).get("name")`. */
export function namesGotFrom(called: string): string[] {
  const asked = nodes.filter(ts.isCallExpression).flatMap(({ expression, arguments: [name] }) => {
    if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== "get" || !name) return [];
    const { expression: from } = expression;
    return ts.isCallExpression(from) && endsWith(from.expression, called) ? [name] : [];
  });
  return unique(asked.map(stringIn));
}

/** The properties that are read of something called `owner` or of this type, by name or by taking it apart. */
export const propertiesReadOf = (owner: string, type: string): string[] =>
  unique(
    nodes.flatMap((node) => {
      if (ts.isPropertyAccessExpression(node)) return endsWith(node.expression, owner) ? node.name.text : [];
      if (!ts.isVariableDeclaration(node) && !ts.isBindingElement(node) && !ts.isParameter(node)) return [];
      if (!ts.isObjectBindingPattern(node.name)) return [];
      const from = ts.isBindingElement(node) ? node.propertyName : node.initializer;
      const isOf = ts.isParameter(node) ? node.type?.getText() === type : from && endsWith(from, owner);
      return isOf ? node.name.elements.map(({ propertyName, name }) => (propertyName ?? name).getText()) : [];
    }),
  );

const endsWith = (expression: ts.Node, name: string): boolean =>
  (ts.isPropertyAccessExpression(expression) ? expression.name : expression).getText() === name;

function stringIn(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  const { fileName } = node.getSourceFile();
  throw new Error(`${fileName} gives a name as ${node.getText()}: write it out, so that it can be checked`);
}
