import AppraisalNumerics

extension WeightRule {
  /// Reads the weights of a node, whose children are known.
  init?(
    _ value: YAMLValue, children: [String], _ faults: inout FaultCollector
  ) {
    guard let reader = MappingReader(value, among: WeightRule.shapes, called: "weights", &faults),
      let rule = WeightRule.read(reader, children: children, &faults)
    else { return nil }
    self = rule
  }

  private static func read(
    _ reader: MappingReader, children: [String], _ faults: inout FaultCollector
  ) -> WeightRule? {
    switch reader.value("method")?.text {
    case "equal": return .equal
    case "budget": return budget(reader, children, &faults)
    case "pairs": return pairs(reader, children, &faults)
    case "standard-deviation": return .deviation
    case "entropy": return .entropy
    case "critic":
      return reader.choice("correlation", CorrelationWord.self, &faults).map {
        .critic(CriticWeights(correlation: $0.correlation))
      }
    case "principal-component":
      let rule = reader.choice("rule", LoadingWord.self, &faults)
      let share = reader.share("minimumShare", &faults)
      let ratio = reader.number("minimumRatio", &faults)
      guard let rule, let share, let ratio else { return nil }
      return .principalComponent(
        rule.rule, minimumShare: Double(share.numerator) / Double(share.denominator),
        minimumRatio: ratio)
    default: return .importance
    }
  }

  // MARK: - Budgets

  private static func budget(
    _ reader: MappingReader, _ children: [String], _ faults: inout FaultCollector
  ) -> WeightRule? {
    let budget = reader.number("budget", &faults)
    let people = reader.list("people", &faults)
    var shares: [[Double]] = []
    for person in people {
      guard let row = points(person, children, &faults) else { return nil }
      shares.append(row)
    }
    guard let budget, !shares.isEmpty,
      let matrix = try? Matrix(
        columns: children.indices.map { child in shares.map { $0[child] } })
    else { return nil }
    do {
      return .budget(try BudgetAllocation(points: matrix, budget: budget))
    } catch {
      report(error, people, at: reader.mark, &faults)
      return nil
    }
  }

  private static func points(
    _ person: YAMLValue, _ children: [String], _ faults: inout FaultCollector
  ) -> [Double]? {
    guard let reader = MappingReader(person, budgetShape, &faults),
      reader.text("who", &faults) != nil, let value = reader.present("points", &faults)
    else { return nil }
    guard case .mapping(let entries) = value.content else {
      faults.error(
        "not-a-mapping", at: value.mark, "points 应写成“子项: 分”。",
        "`points` must be written as `child: points`")
      return nil
    }
    for entry in entries { _ = position(entry.key, children, at: entry.mark, &faults) }
    let row = children.compactMap { child -> Double? in
      let entry = entries.first { $0.key.utf8.elementsEqual(child.utf8) }
      if entry == nil {
        faults.error(
          "missing-key", at: value.mark, "没有写给“\(child)”多少分，不给请写 0。",
          "the points of `\(child)` are missing; write 0 for none")
      }
      return entry?.value.number(child, .notNegative, &faults)
    }
    return row.count == children.count ? row : nil
  }

  // MARK: - Comparisons

  private static func pairs(
    _ reader: MappingReader, _ children: [String], _ faults: inout FaultCollector
  ) -> WeightRule? {
    let table = reader.choice("randomIndex", RandomIndexWord.self, &faults)
    let limit = reader.number("consistency", &faults)
    let people = reader.list("people", &faults)
    guard children.count <= 15 else {
      faults.error(
        "too-many-pairs", at: reader.mark, "两两比较最多 15 个子项，这里有 \(children.count) 个；请分层。",
        "at most 15 children can be compared in pairs, here are \(children.count); make levels")
      return nil
    }
    var matrices: [Matrix] = []
    for person in people {
      guard let matrix = comparisons(person, children, &faults) else { return nil }
      matrices.append(matrix)
    }
    guard let table, let limit, !matrices.isEmpty,
      let combined = try? AnalyticHierarchy.combined(matrices),
      let outcome = try? AnalyticHierarchy(comparisons: combined, randomIndex: table.index)
    else { return nil }
    if outcome.consistencyRatio > limit {
      faults.warning(
        "comparisons-inconsistent", at: reader.mark,
        "两两比较的一致性比率是 \(rounded(outcome.consistencyRatio))，超过 \(limit)：比较互相矛盾，建议重新比较。",
        "the consistency ratio of the comparisons is \(rounded(outcome.consistencyRatio)), above "
          + "\(limit): they contradict each other; compare again")
    }
    return .comparisons(outcome, limit: limit)
  }

  private static func comparisons(
    _ person: YAMLValue, _ children: [String], _ faults: inout FaultCollector
  ) -> Matrix? {
    guard let reader = MappingReader(person, pairsShape, &faults),
      reader.text("who", &faults) != nil
    else { return nil }
    var matrix = Matrix.identity(children.count)
    for item in reader.list("comparisons", &faults) {
      guard let comparison = MappingReader(item, comparisonShape, &faults),
        let of = comparison.markedText("of", &faults),
        let over = comparison.markedText("over", &faults),
        let times = comparison.decimal("times", &faults),
        let row = position(of.value, children, at: of.mark, &faults),
        let column = position(over.value, children, at: over.mark, &faults)
      else { return nil }
      guard row != column, matrix[row, column] == 0 else {
        faults.error(
          "pair-repeated", at: item.mark, "“\(of.value)”与“\(over.value)”已经比较过，或是同一个子项。",
          "`\(of.value)` and `\(over.value)` are compared already, or are the same")
        return nil
      }
      matrix[row, column] = Double(times) / 10_000
      matrix[column, row] = 10_000 / Double(times)
    }
    for row in children.indices {
      for column in children.indices where matrix[row, column] == 0 {
        faults.error(
          "pair-missing", at: person.mark, "没有比较“\(children[row])”与“\(children[column])”。",
          "`\(children[row])` and `\(children[column])` are not compared")
        return nil
      }
    }
    return matrix
  }

  private static func position(
    _ name: String, _ children: [String], at mark: SourceMark, _ faults: inout FaultCollector
  ) -> Int? {
    if let position = children.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) {
      return position
    }
    let near = nearest(name, among: children)
    faults.error(
      "unknown-child", at: mark,
      "这个节点没有子项“\(shortened(name))”。" + (near.map { "是否想写“\($0)”？" } ?? ""),
      "the node has no child `\(shortened(name))`" + (near.map { "; did you mean `\($0)`?" } ?? ""))
    return nil
  }

  private static func report(
    _ error: WeightingError, _ people: [YAMLValue], at mark: SourceMark,
    _ faults: inout FaultCollector
  ) {
    guard case .budgetNotSpent(let person, let spent) = error else {
      faults.error(
        "weights-vanish", at: mark, "没有一个子项得到分，无法定权。", "no child is given any points")
      return
    }
    faults.error(
      "budget-not-spent", at: people[person].mark, "此人共分配 \(spent) 分，应正好分完预算。",
      "this person gives \(spent) points; the whole budget must be spent")
  }

  /// Four decimals, for a sentence.
  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
