/// Finds out which columns of a questionnaire rate whom, in which item and for which group.
struct RatingMap {
  private let plan: BallotPlan
  private let table: TextTable
  private let hasRatedColumn: Bool
  /// Columns that say something else, which no pattern takes for a rating.
  private let declared: Set<Int>
  private let items: ByteKeyTable
  private let groups: (keys: ByteKeyTable, positions: [Int])
  private(set) var answers: [BallotSheet.AnswerColumn] = []
  private(set) var faults: [IssueKind] = []
  private var lookup: RatedLookup
  /// Columns whose rated was found by way of the mapping.
  private(set) var mapped = 0

  /// - Parameters:
  ///   - columns: Which columns rate what, as the plan has it.
  ///   - plan: The plan.
  ///   - table: The table, with its header.
  ///   - hasRatedColumn: Whether a column of the record names the rated.
  ///   - declared: Columns declared as something else: the evaluator, the group, the time.
  init(
    _ columns: [BallotPlan.RatingColumns], plan: BallotPlan, table: TextTable,
    hasRatedColumn: Bool, declared: Set<Int> = []
  ) {
    self.plan = plan
    self.table = table
    self.hasRatedColumn = hasRatedColumn
    self.declared = declared
    lookup = RatedLookup(plan.reference)
    var items = ByteKeyTable()
    for item in plan.items { _ = items.insert(item) }
    self.items = items
    groups = plan.groupWords
    for column in columns { add(column) }
    findDoubles()
    quoteHeaders()
  }

  /// Says next to missing columns which ones there are, unless the first row may be a record.
  private mutating func quoteHeaders() {
    let questions = table.header.layout?.questionNames ?? []
    guard !answers.isEmpty || !questions.isEmpty else { return }
    let headers = Array((questions.isEmpty ? table.headers : questions).prefix(40))
    faults = faults.map { fault in
      guard case .missingColumn(let wanted, _, _) = fault else { return fault }
      return .missingColumn(
        wanted: wanted, nearest: table.nearestHeader(to: wanted), headers: headers)
    }
  }

  private mutating func add(_ columns: BallotPlan.RatingColumns) {
    switch columns.selection {
    case .header(let header):
      let found = table.columns(named: header)
      if found.count == 1 {
        add(found[0], rated: columns.rated, item: columns.item, group: nil)
      } else if found.isEmpty {
        faults.append(.missingColumn(wanted: header, nearest: nil, headers: []))
      } else {
        faults.append(
          .repeatedColumn(name: header, columns: found.map { table.column($0).letters }))
      }
    case .position(let position):
      guard table.headers.indices.contains(position) else {
        faults.append(
          .missingPosition(
            letters: table.column(position).letters, columns: table.headers.count))
        return
      }
      add(position, rated: columns.rated, item: columns.item, group: nil)
    case .pattern(let pattern): add(pattern, columns)
    }
  }

  private mutating func add(_ pattern: HeaderPattern, _ columns: BallotPlan.RatingColumns) {
    var isUsed = false
    for position in table.headers.indices where !declared.contains(position) {
      switch match(pattern, position) {
      case .none: continue
      case .ambiguous:
        faults.append(.ambiguousPattern(pattern: pattern.text, header: table.headers[position]))
      case .found(let found):
        add(
          position, rated: found[.rated] ?? columns.rated, item: found[.item] ?? columns.item,
          group: found[.group])
      }
      isUsed = true
    }
    if !isUsed { faults.append(.unmatchedPattern(pattern.text)) }
  }

  /// The name is what people see; the header as written is looked at when the name does not match.
  private func match(_ pattern: HeaderPattern, _ position: Int) -> HeaderPattern.Match {
    let match = pattern.match(table.headers[position])
    let written = table.header.written
    guard match == .none, written.indices.contains(position) else { return match }
    return pattern.match(written[position])
  }

  private mutating func add(_ position: Int, rated: String?, item: String?, group: String?) {
    let header = table.headers[position]
    var ratedOfColumn: Rated?
    if let rated {
      guard let (number, isMapped) = lookup.position(of: rated) else {
        addUnknown(rated, header: header)
        return
      }
      if isMapped { mapped += 1 }
      ratedOfColumn = Rated(number: number, row: plan.reference.subjectRow(number))
    } else if !hasRatedColumn {
      faults.append(.unknownRated(identifier: "", header: header))
      return
    }
    // Without items in the scheme there is nothing that an item could be looked up in.
    let word = plan.items == [""] ? "" : item ?? ""
    guard let itemOfColumn = items.index(of: word) else {
      faults.append(.unknownItem(found: word, header: header))
      return
    }
    var groupOfColumn: Int?
    if let group {
      guard let index = groups.keys.index(of: group) else {
        faults.append(.unknownGroup(found: group, header: header))
        return
      }
      groupOfColumn = groups.positions[index]
    }
    answers.append(
      .init(column: position, rated: ratedOfColumn, item: itemOfColumn, group: groupOfColumn))
  }

  /// A sheet that is named after nobody is told once, not with each of its columns.
  private mutating func addUnknown(_ rated: String, header: String) {
    guard let sheet = table.place.sheet, sheet.utf8.elementsEqual(rated.utf8) else {
      faults.append(.unknownRated(identifier: rated, header: header))
      return
    }
    if !faults.contains(.unknownSheet(name: sheet)) { faults.append(.unknownSheet(name: sheet)) }
  }

  /// Columns that are mapped twice, or rate the same as another one.
  private mutating func findDoubles() {
    var columns: Set<Int> = []
    var targets: [[Int]: Int] = [:]
    for answer in answers {
      let target = [answer.rated?.number ?? -1, answer.item ?? 0, answer.group ?? -1]
      if !columns.insert(answer.column).inserted {
        faults.append(
          .doubleRating(
            header: table.headers[answer.column], other: table.headers[answer.column]))
      } else if let other = targets.updateValue(answer.column, forKey: target) {
        faults.append(
          .doubleRating(header: table.headers[answer.column], other: table.headers[other]))
      }
    }
  }
}

extension SurveyLayout {
  /// The names of the columns with answers, where a column that only a platform writes stands
  /// beside them and shows that the row holds headers.
  fileprivate var questionNames: [String] {
    let isHeader = columns.contains { column in
      switch column.role {
      case .submitted, .started, .duration: true
      default: false
      }
    }
    guard isHeader else { return [] }
    return columns.compactMap { column in
      if case .question = column.role { column.name } else { nil }
    }
  }
}
