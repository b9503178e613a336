// Validates an AsyncAPI document, the argument, with the parser of AsyncAPI.
const { Parser } = require("@asyncapi/parser");
const { AvroSchemaParser } = require("@asyncapi/avro-schema-parser");

const parser = new Parser();
parser.registerSchemaParser(AvroSchemaParser());
parser.parse(require("fs").readFileSync(process.argv[2], "utf8")).then(({ document, diagnostics }) => {
  const errors = diagnostics.filter(({ severity }) => severity === 0);
  errors.forEach(({ path, message }) => console.log(`${path.join(".")}: ${message}`));
  process.exit(document && errors.length === 0 ? 0 : 1);
});
