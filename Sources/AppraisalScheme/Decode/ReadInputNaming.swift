/// The keys of an input that say how its records name people and units.
let namingKeys = ["by", "unit", "names"]

/// How the records of an input name people and units.
func readNaming(_ reader: MappingReader, _ faults: inout FaultCollector) -> InputNaming {
  let key = reader.optional("by", &faults)?.choice("by", InputNaming.Key.self, &faults)
  let unit = reader.optional("unit", &faults)
  if let unit, reader.value("by") == nil || key == .identifier {
    faults.error(
      "unit-without-name", at: unit.mark, "unit（单位所在的列）只在 by: name 时使用。",
      "`unit`, the column of the unit, belongs to `by: name`")
  }
  return InputNaming(
    key: key ?? .identifier, unit: unit?.string("unit", &faults),
    mapping: reader.optional("names", &faults).flatMap { readMappingInput($0, &faults) })
}

private func readMappingInput(
  _ value: YAMLValue, _ faults: inout FaultCollector
) -> MappingInput? {
  guard
    let reader = MappingReader(value, keys: fileKeys + ["columns"], what: "names", &faults)
  else { return nil }
  let file = readFile(reader, &faults)
  let isDeclared = reader.value("columns") != nil
  let columns = isDeclared ? Columns(reader, required: ["form", "id"], &faults) : nil
  guard let file, isDeclared == (columns != nil) else { return nil }
  return MappingInput(file: file, columns: columns.map { ($0["form"], $0["id"]) })
}
