// StyLua, as its package for Node offers it: a library without a command.
//   node stylua.mjs TOOLS CONFIG [--fix] FILE…   prints the files that are not formatted, or formats them
// Of CONFIG, a stylua.toml, the lines `key = value` are read.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [tools, config, ...rest] = process.argv.slice(2);
const stylua = createRequire(`${tools}/`)('@johnnymorganz/stylua');
const fix = rest[0] === '--fix';

const ENUMS = {
  call_parentheses: stylua.CallParenType,
  collapse_simple_statement: stylua.CollapseSimpleStatement,
  indent_type: stylua.IndentType,
  quote_style: stylua.QuoteStyle,
  syntax: stylua.LuaVersion,
};

function valueOf(key, text) {
  const value = text.startsWith('"') ? ENUMS[key]?.[text.slice(1, -1)] : Number(text);
  if (value === undefined || Number.isNaN(value)) throw new Error(`${config}: ${key} = ${text} is not known here`);
  return value;
}

// `formatCode` takes a configuration away from us: each file needs one of its own.
function configuration() {
  const all = stylua.Config.new();
  for (const [, key, text] of readFileSync(config, 'utf8').matchAll(/^(\w+) = (.*)$/gm)) all[key] = valueOf(key, text);
  return all;
}

let amiss = 0;
for (const file of fix ? rest.slice(1) : rest) {
  const text = readFileSync(file, 'utf8');
  const formatted = stylua.formatCode(text, configuration(), undefined, stylua.OutputVerification.Full);
  if (formatted === text) continue;
  console.log(file);
  if (fix) writeFileSync(file, formatted);
  else amiss += 1;
}
process.exitCode = amiss > 0 ? 1 : 0;
