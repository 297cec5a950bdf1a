public import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// Who moves, and who changes grade, when weights are changed.
public struct ReweighReport: Sendable {
  private let before: Scheme
  private let after: Scheme
  private let table: IndicatorTable
  private let movements: [Movement]
  private let wording: Wording

  /// A comparison.
  /// - Parameters:
  ///   - before: The rules before.
  ///   - after: The rules with changed weights.
  ///   - table: The measured points.
  ///   - movements: What became of each subject.
  ///   - wording: The words.
  public init(
    before: Scheme, after: Scheme, table: IndicatorTable, movements: [Movement], wording: Wording
  ) {
    self.before = before
    self.after = after
    self.table = table
    self.movements = movements
    self.wording = wording
  }

  /// The comparison for a terminal: weights, totals, changed grades, and the largest moves.
  /// - Parameters:
  ///   - limit: How many subjects each list has at most.
  ///   - isColoured: Whether emphasis is shown.
  /// - Returns: The text.
  public func text(limit: Int, isColoured: Bool) -> String {
    let style = TerminalStyle(isColoured: isColoured)
    let moved = movements.filter { $0.rankBefore != $0.rankAfter }
    let regraded = movements.filter(\.changesGrade)
    var text = weightTable(style) + "\n"
    text += wording(
      "共 \(movements.count) 个：名次变动 \(moved.count) 个，等次变动 \(regraded.count) 个。\n",
      "\(movements.count) subjects: \(moved.count) change rank, \(regraded.count) change grade.\n")
    if !regraded.isEmpty {
      text += "\n" + heading(wording("等次变动", "Changed grades"), regraded.count, limit)
      text += list(regraded.sorted(by: byRankAfter).prefix(limit), style)
    }
    if !moved.isEmpty {
      let largest = moved.sorted {
        (-reach($0), $0.rankAfter, $0.row) < (-reach($1), $1.rankAfter, $1.row)
      }
      text += "\n" + heading(wording("名次变动最大", "Largest moves"), moved.count, limit)
      text += list(largest.prefix(limit), style)
    }
    return text
  }

  private func heading(_ title: String, _ count: Int, _ limit: Int) -> String {
    count > limit
      ? title + wording("（列出 \(limit) 个，共 \(count) 个）", " (\(limit) of \(count))") + "\n"
      : title + "\n"
  }

  /// How far a subject moved; entering or leaving the ranking goes furthest.
  private func reach(_ movement: Movement) -> Int { movement.placesGained.map(abs) ?? .max }

  private func move(_ movement: Movement) -> TextTable.Cell {
    switch movement.placesGained {
    case nil where movement.rankAfter == 0: .init(wording("退出", "out"), .red)
    case nil: .init(wording("进入", "in"), .green)
    case .some(0): "—"
    case .some(let gained): gained > 0 ? .init("↑\(gained)", .green) : .init("↓\(-gained)", .red)
    }
  }

  private func byRankAfter(_ left: Movement, _ right: Movement) -> Bool {
    (left.rankAfter, left.row) < (right.rankAfter, right.row)
  }

  /// Every weight of the groups in which one was changed.
  private func weightTable(_ style: TerminalStyle) -> String {
    var list = TextTable([
      .init(wording("权重", "Weight of")), .init(wording("原", "Before"), .right),
      .init(wording("现", "After"), .right),
    ])
    for (name, old, new) in changedWeights() {
      let emphasis: TerminalStyle.Emphasis = old == new ? .plain : .bold
      list.add([.init(name), .init("\(old)%"), .init("\(new)%", emphasis)])
    }
    return list.text(style)
  }

  private func changedWeights() -> [(name: String, old: String, new: String)] {
    var weights: [(String, String, String)] = []
    for (old, new) in zip(before.root.subtree, after.root.subtree) {
      let isChanged = zip(old.children, new.children).contains { $0.weight != $1.weight }
      if isChanged {
        weights += zip(old.children, new.children).map {
          ("\($0.title) [\($0.identifier)]", percent($0.weight), percent($1.weight))
        }
      }
      if case (.index(let one)?, .index(let other)?) = (old.measure, new.measure) {
        weights += changedShares(one.root, other.root)
      }
    }
    for (old, new) in zip(before.panels, after.panels)
    where zip(old.allGroups, new.allGroups).contains(where: { $0.weight != $1.weight }) {
      weights += zip(old.allGroups, new.allGroups).map {
        (
          "\(old.title)：\($0.title) [\($0.identifier)]", percent($0.weight), percent($1.weight)
        )
      }
    }
    return weights
  }

  /// The shares of siblings inside an index, where one was changed.
  private func changedShares(
    _ old: IndexNode, _ new: IndexNode
  ) -> [(name: String, old: String, new: String)] {
    zip(old.subtree, new.subtree).filter { pair in
      zip(pair.0.children, pair.1.children).contains { $0.weight != $1.weight }
    }.flatMap { old, new in
      let totals = [old, new].map { $0.children.reduce(0) { $0 + ($1.weight ?? 0) } }
      return zip(old.children, new.children).map { one, other in
        (
          "\(old.title)：\(one.title) [\(one.identifier)]",
          share(one.weight ?? 0, of: totals[0]), share(other.weight ?? 0, of: totals[1])
        )
      }
    }
  }

  /// A share in per cent, to two decimals.
  private func share(_ weight: Double, of total: Double) -> String {
    decimalText(Int64((weight / total * 10_000).rounded()), decimals: 2)
  }

  private func list(_ rows: some Sequence<Movement>, _ style: TerminalStyle) -> String {
    var list = TextTable([
      .init(wording("编号", "ID"), limit: 20), .init(before.subjectWord, limit: 30),
      .init(wording("得分", "Score"), .right), .init(""), .init(wording("现得分", "Now"), .right),
      .init(wording("名次", "Rank"), .right), .init(""), .init(wording("现名次", "Now"), .right),
      .init(wording("升降", "Move"), .right), .init(wording("等次", "Grade")),
    ])
    for movement in rows {
      let subject = table.subjects[movement.row]
      list.add([
        .init(subject.identifier), .init(subject.name), .init(score(movement.scoreBefore)),
        .init("→", .faint), .init(score(movement.scoreAfter)), .init(place(movement.rankBefore)),
        .init("→", .faint), .init(place(movement.rankAfter)),
        move(movement), .init(grades(movement)),
      ])
    }
    return list.text(style)
  }

  private func grades(_ movement: Movement) -> String {
    let names = [movement.gradeBefore, movement.gradeAfter].map { grade($0) ?? "—" }
    return movement.changesGrade ? names.joined(separator: " → ") : names[0]
  }

  private func grade(_ position: Int) -> String? {
    position < 0 ? nil : before.grades?.bands[position].grade
  }

  private func score(_ points: Points?) -> String {
    points?.text(places: before.rounding.composite.places) ?? "—"
  }

  private func place(_ rank: Int) -> String { rank == 0 ? "—" : String(rank) }

  /// Every subject, in the new order, as CSV.
  /// - Returns: The bytes.
  public func csv() -> [UInt8] {
    var list = CommaSeparatedText(headings: [
      wording("编号", "id"), before.subjectWord, wording("原得分", "score before"),
      wording("现得分", "score after"), wording("原名次", "rank before"),
      wording("现名次", "rank after"), wording("原等次", "grade before"),
      wording("现等次", "grade after"),
    ])
    for movement in ordered {
      let subject = table.subjects[movement.row]
      let points = { (points: Points?) -> CommaSeparatedText.Cell in
        points.map { .number(score($0)) } ?? .empty
      }
      let rank = { (rank: Int) -> CommaSeparatedText.Cell in
        rank == 0 ? .empty : .number(String(rank))
      }
      let word = { (position: Int) -> CommaSeparatedText.Cell in
        grade(position).map { .text($0) } ?? .empty
      }
      list.add([
        .text(subject.identifier), .text(subject.name), points(movement.scoreBefore),
        points(movement.scoreAfter), rank(movement.rankBefore), rank(movement.rankAfter),
        word(movement.gradeBefore), word(movement.gradeAfter),
      ])
    }
    return list.bytes
  }

  /// Every subject, in the new order, as JSON.
  /// - Returns: The bytes.
  public func json() -> [UInt8] {
    let weights = changedWeights().map { name, old, new in
      JSONValue.object([
        ("weight", .string(name)), ("before", .decimal(old)), ("after", .decimal(new)),
      ])
    }
    let subjects = ordered.map { movement -> JSONValue in
      let subject = table.subjects[movement.row]
      let points = { (points: Points?) -> JSONValue in points.map { .decimal(score($0)) } ?? .null }
      let rank = { (rank: Int) -> JSONValue in rank == 0 ? .null : .integer(rank) }
      let word = { (position: Int) -> JSONValue in grade(position).map { .string($0) } ?? .null }
      return .object([
        ("id", .string(subject.identifier)), ("name", .string(subject.name)),
        ("scoreBefore", points(movement.scoreBefore)), ("scoreAfter", points(movement.scoreAfter)),
        ("rankBefore", rank(movement.rankBefore)), ("rankAfter", rank(movement.rankAfter)),
        ("gradeBefore", word(movement.gradeBefore)), ("gradeAfter", word(movement.gradeAfter)),
      ])
    }
    return JSONValue.object([("weights", .array(weights)), ("subjects", .array(subjects))]).bytes
  }

  private func percent(_ weight: Weight) -> String {
    decimalText(Int64(weight.basisPoints), decimals: 2)
  }

  /// By new rank, those without a score last.
  private var ordered: [Movement] {
    movements.sorted {
      ($0.rankAfter == 0 ? Int.max : $0.rankAfter, $0.row)
        < ($1.rankAfter == 0 ? Int.max : $1.rankAfter, $1.row)
    }
  }
}
