/// The parts of an assessment file.
func decodeAssessment(_ root: YAMLValue, _ faults: inout FaultCollector) -> Assessment? {
  let keys = [
    "schema", "title", "scheme", "language", "roster", "organisations", "members", "inputs",
    "decisions",
  ]
  guard let reader = MappingReader(root, keys: keys, what: "评议 assessment", &faults) else {
    return nil
  }
  checkVersion(reader, expected: "pingyi-assessment/1", &faults)
  let title = reader.required("title", &faults)?.string("title", &faults)
  let scheme = reader.required("scheme", &faults).flatMap { readPath($0, "scheme", &faults) }
  let language = reader.optional("language", &faults)?
    .choice("language", Assessment.ResultLanguage.self, &faults)
  let roster = reader.required("roster", &faults).flatMap { readRosterInput($0, &faults) }
  let organisation = reader.optional("organisations", &faults).flatMap {
    readOrganisations($0, &faults)
  }
  let members = reader.optional("members", &faults).flatMap { readMembersInput($0, &faults) }
  let inputs = reader.optional("inputs", &faults).map { readInputs($0, &faults) } ?? []
  let decisions =
    reader.optional("decisions", &faults)?.list("decisions", &faults)
    .compactMap { readDecision($0, &faults) } ?? []
  guard let title, let scheme, let roster else { return nil }
  return Assessment(
    title: title, schemeFile: scheme, language: language ?? .chinese, roster: roster,
    organisation: organisation, members: members, inputs: inputs, decisions: decisions)
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

func readFile(
  _ reader: MappingReader, _ faults: inout FaultCollector
) -> InputFile? {
  let file = reader.required("file", &faults)
  let encoding = reader.optional("encoding", &faults)?.choice(
    "encoding", InputFile.Encoding.self, &faults)
  let delimiter = reader.optional("delimiter", &faults)?
    .choice("delimiter", InputFile.Delimiter.self, &faults)
  let records = reader.optional("records", &faults)?
    .integer("records", in: 1...1_000_000_000_000, &faults).map { Int($0) }
  let sheet = reader.optional("sheet", &faults)?.string("sheet", &faults)
  let dialect = reader.optional("dialect", &faults)?
    .choice("dialect", InputFile.Dialect.self, &faults)
  guard let file, let path = readPath(file, "file", &faults) else { return nil }
  return InputFile(
    path: path, encoding: encoding, delimiter: delimiter, records: records, sheet: sheet,
    dialect: dialect,
    mark: file.mark)
}

/// The headers of an input: `required` keys must be there, `optional` ones may.
struct Columns {
  private let headers: [String: String]

  init?(
    _ reader: MappingReader, required: [String], optional: [String] = [],
    _ faults: inout FaultCollector
  ) {
    guard let value = reader.required("columns", &faults),
      let columns = MappingReader(value, keys: required + optional, what: "columns", &faults)
    else { return nil }
    var headers: [String: String] = [:]
    for key in required {
      headers[key] = columns.required(key, &faults)?.string(key, &faults)
    }
    for key in optional {
      headers[key] = columns.optional(key, &faults)?.string(key, &faults)
    }
    guard required.allSatisfy({ headers[$0] != nil }) else { return nil }
    self.headers = headers
  }

  subscript(key: String) -> String { headers[key] ?? "" }

  func optional(_ key: String) -> String? { headers[key] }
}

let fileKeys = ["file", "encoding", "delimiter", "sheet", "dialect", "records"]

private func readRosterInput(
  _ value: YAMLValue, _ faults: inout FaultCollector
) -> RosterInput? {
  guard
    let reader = MappingReader(value, keys: fileKeys + ["columns"], what: "roster", &faults)
  else { return nil }
  let file = readFile(reader, &faults)
  let columns = Columns(
    reader, required: ["id", "name"], optional: ["organisation"], &faults)
  guard let file, let columns else { return nil }
  return RosterInput(
    file: file, identifier: columns["id"], name: columns["name"],
    organisation: columns.optional("organisation"))
}

private func readOrganisations(
  _ value: YAMLValue, _ faults: inout FaultCollector
) -> OrganisationInput? {
  let keys = fileKeys + ["columns", "levels"]
  guard let reader = MappingReader(value, keys: keys, what: "organisations", &faults) else {
    return nil
  }
  let file = readFile(reader, &faults)
  let columns = Columns(reader, required: ["id", "name", "parent", "level"], &faults)
  let levels = reader.required("levels", &faults)?.words("levels", &faults) ?? []
  guard let file, let columns else { return nil }
  return OrganisationInput(
    file: file, identifier: columns["id"], name: columns["name"], parent: columns["parent"],
    level: columns["level"], levels: levels)
}

private func readMembersInput(
  _ value: YAMLValue, _ faults: inout FaultCollector
) -> MembersInput? {
  guard
    let reader = MappingReader(value, keys: fileKeys + ["columns"], what: "members", &faults)
  else { return nil }
  let file = readFile(reader, &faults)
  let columns = Columns(reader, required: ["id", "name", "subject"], &faults)
  guard let file, let columns else { return nil }
  return MembersInput(
    file: file, identifier: columns["id"], name: columns["name"], subject: columns["subject"])
}

private func readInputs(_ value: YAMLValue, _ faults: inout FaultCollector) -> [RecordInput] {
  named(value, "inputs", &faults).compactMap { entry in
    entry.identifier.flatMap { readInput($0, entry.value, &faults) }
  }
}

private func readInput(
  _ identifier: String, _ value: YAMLValue, _ faults: inout FaultCollector
) -> RecordInput? {
  let keys = fileKeys + ["kind", "columns"] + specialKeys + namingKeys
  guard let reader = MappingReader(value, keys: keys, what: "inputs.\(identifier)", &faults) else {
    return nil
  }
  let kind = reader.required("kind", &faults)?.choice("kind", InputKind.self, &faults)
  let file = readFile(reader, &faults)
  guard let kind else { return nil }
  refuseStrayKeys(reader, kind: kind, &faults)
  let columns: RecordInput.Columns? =
    switch kind {
    case .ballots: readBallotColumns(reader, &faults).map { .ballots($0) }
    case .services: readServiceColumns(reader, &faults).map { .services($0) }
    case .projects: readProjectColumns(reader, &faults).map { .projects($0) }
    case .commitments: readCommitmentColumns(reader, &faults).map { .commitments($0) }
    case .table: readTableColumns(reader, &faults).map { .table($0) }
    }
  let naming = readNaming(reader, &faults)
  guard let file, let columns else { return nil }
  return RecordInput(identifier: identifier, file: file, columns: columns, naming: naming)
}

/// Keys of some kinds of input.
private let specialKeys = ["of", "rates", "layout", "group", "ratings", "sheets", "selfRatings"]

/// Keys that another kind of input has mean that something was misunderstood.
private func refuseStrayKeys(
  _ reader: MappingReader, kind: InputKind, _ faults: inout FaultCollector
) {
  let allowed: [String] =
    switch kind {
    case .ballots: ["rates", "layout", "group", "ratings", "sheets", "selfRatings"]
    case .services: ["of"]
    case .projects, .commitments, .table: []
    }
  for entry in reader.all where specialKeys.contains(entry.key) && !allowed.contains(entry.key) {
    faults.error(
      "unknown-key", at: entry.mark, "\(kind.rawValue) 类数据没有键“\(entry.key)”。",
      "an input of kind \(kind.rawValue) has no key `\(entry.key)`")
  }
}

private func readServiceColumns(
  _ reader: MappingReader, _ faults: inout FaultCollector
) -> ServiceColumns? {
  let reference = reader.required("of", &faults)?.choice("of", Reference.self, &faults)
  let columns = Columns(reader, required: ["who", "date"], &faults)
  guard let reference, let columns else { return nil }
  return ServiceColumns(of: reference, who: columns["who"], date: columns["date"])
}

private func readProjectColumns(
  _ reader: MappingReader, _ faults: inout FaultCollector
) -> ProjectColumns? {
  Columns(reader, required: ["id", "subject", "state"], optional: ["amount"], &faults).map {
    ProjectColumns(
      identifier: $0["id"], subject: $0["subject"], state: $0["state"],
      amount: $0.optional("amount"))
  }
}

private func readCommitmentColumns(
  _ reader: MappingReader, _ faults: inout FaultCollector
) -> CommitmentColumns? {
  Columns(
    reader, required: ["id", "subject", "due", "done"], optional: ["importance"], &faults
  ).map {
    CommitmentColumns(
      identifier: $0["id"], subject: $0["subject"], due: $0["due"], done: $0["done"],
      importance: $0.optional("importance"))
  }
}

private func readTableColumns(
  _ reader: MappingReader, _ faults: inout FaultCollector
) -> TableColumns? {
  guard let value = reader.required("columns", &faults) else { return nil }
  guard case .mapping(let entries) = value.content,
    let subject = entries.first(where: { $0.key == "subject" })
  else {
    faults.error(
      "missing-key", at: value.mark, "columns 中缺少 subject（被评对象编号所在的列）。",
      "`columns` lacks `subject`, the column of the subject's identifier")
    return nil
  }
  var headers: [String: String] = [:]
  for entry in entries where entry.key != "subject" {
    headers[entry.key] = entry.value.string(entry.key, &faults)
  }
  return subject.value.string("subject", &faults).map {
    TableColumns(subject: $0, headers: headers)
  }
}

private func readDecision(
  _ value: YAMLValue, _ faults: inout FaultCollector
) -> RecordDecision? {
  let keys = ["file", "sheet", "code", "line", "decidedBy", "reason"]
  guard let reader = MappingReader(value, keys: keys, what: "decisions", &faults) else {
    return nil
  }
  let file = reader.required("file", &faults)?.string("file", &faults)
  let sheet = reader.optional("sheet", &faults)?.string("sheet", &faults)
  let code = reader.required("code", &faults)?.string("code", &faults)
  let line = reader.optional("line", &faults)?.integer("line", in: 1...1_000_000_000, &faults)
  let decidedBy = reader.required("decidedBy", &faults)?.string("decidedBy", &faults)
  let reason = reader.required("reason", &faults)?.string("reason", &faults)
  guard let file, let code, let decidedBy, let reason else { return nil }
  return RecordDecision(
    file: file, sheet: sheet, code: code, line: line.map { Int($0) }, decidedBy: decidedBy,
    reason: reason,
    mark: value.mark)
}
