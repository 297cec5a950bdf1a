/// The parts of an assessment file.
func decodeAssessment(_ root: YAMLValue, _ faults: inout FaultCollector) -> Assessment? {
  guard let reader = MappingReader(root, Assessment.shape, called: "评议 assessment", &faults) else {
    return nil
  }
  checkVersion(reader, expected: Assessment.version, &faults)
  let title = reader.text("title", &faults)
  let scheme = reader.present("scheme", &faults).flatMap { readPath($0, "scheme", &faults) }
  let language = reader.choice("language", Assessment.ResultLanguage.self, &faults)
  let roster = reader.present("roster", &faults).flatMap { RosterInput($0, &faults) }
  let organisation = reader.present("organisations", &faults).flatMap {
    OrganisationInput($0, &faults)
  }
  let members = reader.present("members", &faults).flatMap { MembersInput($0, &faults) }
  let inputs = reader.present("inputs", &faults).map { readInputs($0, &faults) } ?? []
  let decisions = reader.list("decisions", &faults).compactMap { RecordDecision($0, &faults) }
  let overrides = reader.list("overrides", &faults).compactMap { GradeOverride($0, &faults) }
  refuseRepeated(overrides, &faults)
  guard let title, let scheme, let roster else { return nil }
  return Assessment(
    title: title, schemeFile: scheme, language: language ?? .chinese, roster: roster,
    organisation: organisation, members: members, inputs: inputs, decisions: decisions,
    overrides: overrides)
}

/// A path inside the assessment folder.
func readPath(_ value: YAMLValue, _ what: String, _ faults: inout FaultCollector) -> String? {
  guard let path = value.string(what, &faults) else { return nil }
  let leavesFolder = path.split(separator: "/", omittingEmptySubsequences: false).contains("..")
  guard !path.hasPrefix("/"), !leavesFolder else {
    faults.error(
      "path-outside", at: value.mark, "“\(shortened(path))”不在评议文件夹内：请把文件放进文件夹，写相对路径。",
      "`\(shortened(path))` lies outside the assessment folder; put the file into it and write a "
        + "relative path"
    )
    return nil
  }
  return path
}

private func readInputs(_ value: YAMLValue, _ faults: inout FaultCollector) -> [RecordInput] {
  named(value, "inputs", &faults).compactMap { entry in
    entry.identifier.flatMap { RecordInput($0, entry.value, &faults) }
  }
}
