public import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// The result files of a composite index: every node of every subject, weights beside what they
/// realise, changed numbers, and the bounds in force.
public struct IndexReport: Sendable {
  private let leaf: Indicator
  private let outcome: IndexOutcome
  private let table: IndicatorTable
  private let scheme: Scheme
  private let wording: Wording
  private let isOnly: Bool
  /// The positions of each node's children.
  private let children: [[Int]]

  /// A report.
  /// - Parameters:
  ///   - leaf: The indicator of the appraisal.
  ///   - outcome: Its index.
  ///   - table: The measured numbers.
  ///   - scheme: The rules.
  ///   - wording: The words.
  public init(
    leaf: Indicator, outcome: IndexOutcome, table: IndicatorTable, scheme: Scheme,
    wording: Wording
  ) {
    self.leaf = leaf
    self.outcome = outcome
    self.table = table
    self.scheme = scheme
    self.wording = wording
    isOnly = scheme.indexLeaves.count == 1
    children = outcome.nodes.indices.map { outcome.children(of: $0) }
  }

  /// The files with their names, which hold the indicator's identifier where there are several
  /// indexes.
  public var files: [(name: String, bytes: [UInt8])] {
    let suffix = isOnly ? "" : "-\(outcome.indicator)"
    var files = [
      (name: "index\(suffix).csv", bytes: values()),
      (name: "index-weights\(suffix).csv", bytes: weights()),
    ]
    if outcome.nodes.contains(where: { $0.node.changesNumbers }) {
      files.append((name: "treated\(suffix).csv", bytes: changed()))
    }
    if outcome.nodes.contains(where: { $0.preparation?.scales != nil }) {
      files.append(
        (
          name: "index-bounds\(suffix).csv",
          bytes: IndexBounds(outcome: outcome, table: table, wording: wording).csv
        ))
    }
    return files
  }

  /// How many numbers were imputed or treated, and where they are listed; `nil` for none.
  /// - Parameter folder: The assessment folder.
  /// - Returns: A sentence.
  public func changeText(folder: String) -> String? {
    let (imputed, treated) = outcome.changeCounts
    guard imputed + treated > 0 else { return nil }
    let suffix = isOnly ? "" : "-\(outcome.indicator)"
    return wording(
      "综合指数按方案填补了 \(imputed) 个、处理了 \(treated) 个数值，逐个列在 "
        + "\(folder)/result/treated\(suffix).csv。",
      "The index has \(imputed) numbers imputed and \(treated) treated, as the scheme "
        + "says; each is listed in \(folder)/result/treated\(suffix).csv.")
  }

  // MARK: - Values

  private func values() -> [UInt8] {
    var headings = [wording("编号", "id"), scheme.subjectWord]
    for node in outcome.nodes {
      let name = node.node.identifier
      if node.preparation != nil {
        headings.append(name + wording("（原值）", " (raw)"))
        if node.node.changesNumbers {
          headings += [name + wording("（采用值）", " (used)"), name + wording("（标记）", " (mark)")]
        }
        headings.append(name + wording("（标准化）", " (score)"))
      } else {
        headings += [name, name + wording("（可用子项）", " (available)")]
      }
    }
    var list = CommaSeparatedText(headings: headings)
    list.add(rows: table.subjects.count) { rows in
      let block = IndexRows(outcome, children, rows, wording)
      return { row in
        let subject = table.subjects[row]
        return [.text(subject.identifier), .text(subject.name)] + block.cells(row)
      }
    }
    return list.bytes
  }

  // MARK: - Weights

  private func weights() -> [UInt8] {
    var list = CommaSeparatedText(headings: [
      wording("上级", "parent"), wording("子项", "child"), wording("标题", "title"),
      wording("写明的权重", "stated weight"), wording("同级份额", "share of siblings"),
      wording("在指数中的份额", "effective weight"), wording("方差贡献", "covariance share"),
      wording("与上级的相关系数", "correlation with the parent"),
      wording("对上级的相关比 η²", "correlation ratio with the parent"),
      wording("对指数的相关比 η²", "correlation ratio with the index"),
      wording("说明", "note"),
    ])
    let effective = outcome.effectiveWeights
    for position in outcome.nodes.indices {
      guard let weights = outcome.nodes[position].weights else { continue }
      let importance = outcome.importance(at: position)
      for (place, child) in children[position].enumerated() {
        let node = outcome.nodes[child].node
        let found = importance.indices.contains(place) ? importance[place] : nil
        list.add([
          .text(outcome.nodes[position].node.identifier), .text(node.identifier),
          .text(node.title), .of(node.weight ?? .nan), .of(weights.shares[place]),
          .of(effective[child]), .of(found?.covarianceShare ?? .nan),
          .of(found?.correlation ?? .nan), .of(found?.correlationRatio ?? .nan),
          .of(outcome.correlationRatio(of: child) ?? .nan),
          place == 0 ? .text(note(weights.finding)) : .empty,
        ])
      }
    }
    return list.bytes
  }

  private func note(_ finding: IndexWeights.Finding) -> String {
    switch finding {
    case .none: ""
    case .consistency(let ratio):
      wording("一致性比率 \(shortNumberText(ratio))", "consistency ratio \(shortNumberText(ratio))")
    case .disagreement(let distance):
      wording(
        "各人与平均的平均距离 \(shortNumberText(distance))",
        "mean distance of the people from their mean \(shortNumberText(distance))")
    case .component(let share):
      wording(
        "第一主成分占方差 \(shortNumberText(share))",
        "the first component holds \(shortNumberText(share)) of the variance")
    case .importance(let miss, let zeros):
      wording(
        "与要求的影响最多相差 \(shortNumberText(miss))"
          + (zeros.isEmpty ? "" : "；\(zeros.count) 个子项的权重只能为 0"),
        "the importances miss those wanted by \(shortNumberText(miss)) at most"
          + (zeros.isEmpty ? "" : "; \(zeros.count) children could only have weight 0"))
    }
  }

  // MARK: - Changes and bounds

  private func changed() -> [UInt8] {
    var list = CommaSeparatedText(headings: [
      wording("编号", "id"), scheme.subjectWord, wording("指标", "indicator"),
      wording("标题", "title"), wording("改动", "change"), wording("改动前", "before"),
      wording("改动后", "after"), wording("该指标名次（前）", "place in the indicator before"),
      wording("该指标名次（后）", "place in the indicator after"),
      wording("指数名次（不改动该指标）", "place in the index without"),
      wording("指数名次", "place in the index"),
    ])
    for change in indexChanges(leaf, outcome, table, scheme) {
      let subject = table.subjects[change.row]
      let node = outcome.nodes[change.node].node
      let kind = change.isImputed ? wording("填补", "imputed") : wording("处理", "treated")
      list.add([
        .text(subject.identifier), .text(subject.name), .text(node.identifier),
        .text(node.title), .text(kind), .of(change.before), .of(change.after),
        .place(change.placeBefore), .place(change.placeAfter), .place(change.indexPlaceBefore),
        .place(change.indexPlaceAfter),
      ])
    }
    return list.bytes
  }
}

extension IndexNode {
  /// Whether its numbers may be imputed or treated.
  var changesNumbers: Bool { indicator.map { $0.impute != nil || $0.treat != nil } ?? false }
}

extension CommaSeparatedText.Cell {
  /// A number at full precision; nothing for a missing one.
  static func of(_ value: Double) -> Self {
    value.isNaN ? .empty : .number(numberText(value))
  }

  /// A place; nothing where there is none.
  fileprivate static func place(_ place: Int?) -> Self {
    place.flatMap { $0 > 0 ? .number(String($0)) : nil } ?? .empty
  }
}
