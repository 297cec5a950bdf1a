extension RecordInput {
  /// A kind of input: its shapes, and how the columns are read.
  struct Kind: Sendable {
    let shapes: [Shape]
    let columns: @Sendable (MappingReader, inout FaultCollector) -> Columns?
  }

  /// All kinds of inputs, in the order of the reference.
  static let kinds: [Kind] = [
    Kind(shapes: [BallotColumns.longShape, BallotColumns.wideShape]) {
      BallotColumns($0, &$1).map(Columns.ballots)
    },
    Kind(shapes: [ServiceColumns.shape]) { ServiceColumns($0, &$1).map(Columns.services) },
    Kind(shapes: [VisitColumns.shape]) { VisitColumns($0, &$1).map(Columns.visits) },
    Kind(shapes: [MeetingColumns.shape]) { MeetingColumns($0, &$1).map(Columns.meetings) },
    Kind(shapes: [AttendanceColumns.shape]) { AttendanceColumns($0, &$1).map(Columns.attendance) },
    Kind(shapes: [AttendanceSumColumns.shape]) {
      AttendanceSumColumns($0, &$1).map(Columns.attendanceTotals)
    },
    Kind(shapes: [PairColumns.shape]) { PairColumns($0, &$1).map(Columns.pairs) },
    Kind(shapes: [EntryColumns.shape]) { EntryColumns($0, &$1).map(Columns.entries) },
    Kind(shapes: [PostColumns.shape]) { PostColumns($0, &$1).map(Columns.posts) },
    Kind(shapes: [ContactColumns.shape]) { ContactColumns($0, &$1).map(Columns.contacts) },
    Kind(shapes: [ProjectColumns.shape]) { ProjectColumns($0, &$1).map(Columns.projects) },
    Kind(shapes: [CommitmentColumns.shape]) { CommitmentColumns($0, &$1).map(Columns.commitments) },
    Kind(shapes: [TableColumns.shape]) { TableColumns($0, &$1).map(Columns.table) },
    Kind(shapes: [NumberColumns.shape]) { NumberColumns($0, &$1).map(Columns.numbers) },
    Kind(shapes: [ClaimInput.shape]) { ClaimInput($0, &$1).map(Columns.claims) },
    Kind(shapes: [ChecklistInput.shape]) { ChecklistInput($0, &$1).map(Columns.checklist) },
    Kind(shapes: [ListInput.shape]) { ListInput($0, &$1).map(Columns.list) },
    Kind(shapes: [EventLedgerColumns.shape]) { EventLedgerColumns($0, &$1).map(Columns.events) },
    Kind(shapes: [UnitGradeColumns.shape]) { UnitGradeColumns($0, &$1).map(Columns.grades) },
    Kind(shapes: [HistoryColumns.shape]) { HistoryColumns($0, &$1).map(Columns.history) },
  ]

  /// What stands behind the name of an input.
  static let type = ValueType.either(kinds.flatMap(\.shapes).map { shape in .mapping(shape) })

  init?(_ identifier: String, _ value: YAMLValue, _ faults: inout FaultCollector) {
    let shapes = RecordInput.kinds.flatMap(\.shapes)
    guard
      let reader = MappingReader(value, among: shapes, called: "inputs.\(identifier)", &faults),
      let kind = RecordInput.kinds.first(where: { kind in
        kind.shapes.contains { $0.name == reader.shape?.name }
      })
    else { return nil }
    let file = InputFile(reader, input: identifier, &faults)
    let columns = kind.columns(reader, &faults)
    let naming = InputNaming(reader, &faults)
    guard let file, let columns else { return nil }
    self.init(identifier: identifier, file: file, columns: columns, naming: naming)
  }

  /// The shape of a kind of input: what all kinds have, and the keys of its own.
  static func shape(
    _ name: String, kind: InputKind, _ meaning: Bilingual, keys: [Shape.Key]
  ) -> Shape {
    // An appraisal without a ballot is none.
    let hasRecords = kind == .ballots
    let word = Shape.Key(
      "kind", .word(kind.rawValue), Bilingual("数据的种类", "the kind of input"),
      example: kind.rawValue)
    return Shape(
      name, meaning, keys: [word] + keys,
      including: (hasRecords ? InputFile.shapes : InputFile.recordShapes) + [InputNaming.shape],
      alternatives: hasRecords ? [] : [.init(["file", "none"], mayCombine: true)])
  }
}

extension Reference: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .subjects: Bilingual("被评对象", "subjects of the roster")
    case .members: Bilingual("党员；记到其所属对象", "members; it counts for the subject they belong to")
    }
  }
}
