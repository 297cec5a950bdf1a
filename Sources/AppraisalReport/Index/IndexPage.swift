import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// One subject's index, node by node: raw, imputed, treated, normalised, aggregated.
struct IndexPage {
  let outcome: IndexOutcome
  let row: Int
  let wording: Wording

  /// The lines, the root first, each node indented below its parent.
  var lines: [String] {
    [pointsLine]
      + outcome.nodes.indices.map { position in
        String(repeating: "  ", count: depth(position)) + line(position)
      }
  }

  /// The nodes as JSON; numbers at full precision, missing ones as null.
  var json: JSONValue {
    let number = { (value: Double) -> JSONValue in
      value.isNaN ? .null : .decimal(numberText(value))
    }
    return .array(
      outcome.nodes.indices.map { position in
        let node = outcome.nodes[position]
        var members: [(String, JSONValue)] = [
          ("id", .string(node.node.identifier)), ("title", .string(node.node.title)),
          ("depth", .integer(depth(position))), ("score", number(node.scores[row])),
        ]
        if let preparation = node.preparation {
          members += [
            ("raw", number(preparation.raw[row])), ("used", number(preparation.values[row])),
            ("imputed", .boolean(preparation.imputedRows.contains(Int32(row)))),
          ]
        }
        return .object(members)
      })
  }

  private var pointsLine: String {
    let value = outcome.values[row]
    let factor = decimalText(outcome.measure.factor, decimals: Points.decimals)
    guard !value.isNaN else { return wording("指数：无", "index: none") }
    return wording(
      "得分 = 指数 \(numberText(value)) × \(factor)，四舍五入到方案规定的位数",
      "points = index \(numberText(value)) × \(factor), rounded half up to the declared places")
  }

  private func depth(_ position: Int) -> Int {
    outcome.nodes[position].parent.map { depth($0) + 1 } ?? 0
  }

  private func name(_ node: IndexNode) -> String {
    node.title == node.identifier ? node.title : "\(node.title) [\(node.identifier)]"
  }

  private func line(_ position: Int) -> String {
    let node = outcome.nodes[position]
    if let preparation = node.preparation, let rules = node.node.indicator {
      return name(node.node) + wording("：", ": ") + leaf(preparation, rules, node.scores[row])
    }
    guard let aggregate = node.node.aggregate, let weights = node.weights else { return "" }
    if !outcome.screened.isEmpty, outcome.screened[row] {
      return name(node.node) + wording("：数据太少，未参加", ": too little data, takes no part")
    }
    let children = outcome.children(of: position)
    let parts = zip(children, weights.used).map {
      (score: outcome.nodes[$0].scores[row], weight: $1)
    }
    let present = parts.filter { !$0.score.isNaN }
    let value =
      node.scores[row].isNaN
      ? wording("无", "none")
      : shortNumberText(node.scores[row]) + " = " + formula(aggregate.method, present)
    return name(node.node) + wording("：", ": ") + value
      + wording(
        "；可用 \(present.count)/\(parts.count)", "; \(present.count) of \(parts.count) available")
  }

  // MARK: - Aggregates

  private func formula(
    _ rule: AggregateRule, _ parts: [(score: Double, weight: Double)]
  ) -> String {
    let total = shortNumberText(parts.reduce(0) { $0 + $1.weight })
    let scores = parts.map { shortNumberText($0.score) }
    let pairs = zip(parts, scores).map { (weight: shortNumberText($0.weight), score: $1) }
    let join = { (terms: [String]) in terms.joined(separator: " + ") }
    guard case .method(let method) = rule else {
      return wording("两两比较，胜数减负数：", "wins less losses over all pairs: ")
        + wording.list(pairs.map { "\($0.weight)·\($0.score)" })
    }
    switch method {
    case .arithmetic: return "(" + join(pairs.map { "\($0.weight)×\($0.score)" }) + ") ÷ \(total)"
    case .geometric:
      return "(" + pairs.map { "\($0.score)^\($0.weight)" }.joined(separator: " × ")
        + ")^(1÷\(total))"
    case .harmonic: return "\(total) ÷ (" + join(pairs.map { "\($0.weight)÷\($0.score)" }) + ")"
    case .power(let mean):
      let exponent = numberText(mean.exponent)
      return "((" + join(pairs.map { "\($0.weight)×\($0.score)^\(exponent)" })
        + ") ÷ \(total))^(1÷\(exponent))"
    case .product: return scores.joined(separator: " × ")
    case .minimum: return "min(\(scores.joined(separator: ", ")))"
    case .maximum: return "max(\(scores.joined(separator: ", ")))"
    case .mazziottaPareto(let index):
      let sign = index.penalty == .subtracted ? "−" : "+"
      return "μ \(sign) σ²÷μ, μ = (" + join(pairs.map { "\($0.weight)×\($0.score)" })
        + ") ÷ \(total)"
    case .topsis:
      return wording("与理想解的接近度 d⁻÷(d⁺+d⁻)：", "closeness to the ideal, d⁻÷(d⁺+d⁻): ")
        + wording.list(pairs.map { "\($0.weight)·\($0.score)" })
    case .vikor:
      return "1 − Q" + wording("（折衷解）：", " (compromise): ")
        + wording.list(pairs.map { "\($0.weight)·\($0.score)" })
    case .weightedBorda:
      return wording("胜过的比例，按权重平均：", "weighted share of subjects beaten: ")
        + wording.list(pairs.map { "\($0.weight)·\($0.score)" })
    }
  }

  // MARK: - Indicators

  private func leaf(
    _ preparation: IndexPreparation, _ rules: IndexIndicator, _ score: Double
  ) -> String {
    let value = preparation.values[row]
    var text = handedIn(preparation)
    if preparation.imputedRows.contains(Int32(row)) {
      let filled = preparation.treatment?.original[row] ?? value
      text += wording(" → 填补 ", " → imputed ") + numberText(filled)
    }
    if let treatment = preparation.treatment, !treatment.original[row].isNaN,
      treatment.values[row] != treatment.original[row]
    {
      text += wording(" → 处理 ", " → treated ") + numberText(value)
    }
    let better =
      rules.direction == .higherIsBetter
      ? wording("越大越好", "more is better") : wording("越小越好", "less is better")
    guard !score.isNaN else { return "\(text)（\(better)）" }
    return text + wording(" → 标准化 ", " → score ") + shortNumberText(score)
      + wording("（", " (") + normalisation(preparation, rules, value)
      + wording("，\(better)）", ", \(better))")
  }

  /// The number handed in, or the two that were divided.
  private func handedIn(_ preparation: IndexPreparation) -> String {
    let missing = wording("未报送", "not handed in")
    let number = { (value: Double) in value.isNaN ? missing : numberText(value) }
    let raw = preparation.raw[row]
    guard let quotient = preparation.quotient else {
      return raw.isNaN ? missing : wording("原值 ", "raw ") + numberText(raw)
    }
    let parts =
      "\(number(quotient.over[row])) ÷ \(number(quotient.under[row]))（\(quotient.column)）"
    return wording("原值 ", "raw ") + parts + (raw.isNaN ? "" : " = \(numberText(raw))")
  }

  private func normalisation(
    _ preparation: IndexPreparation, _ rules: IndexIndicator, _ value: Double
  ) -> String {
    let group = preparation.labels.isEmpty ? 0 : Int(preparation.labels[row])
    let within =
      preparation.groups.isEmpty
      ? "" : wording("“\(preparation.groups[group])”组内，", "within \(preparation.groups[group]), ")
    let shown =
      rules.normalise.isLogarithmic ? "ln \(shortNumberText(value))" : shortNumberText(value)
    guard let scales = preparation.scales else {
      return within + placeText(rules.normalise.method)
    }
    switch scales.scales[scales.scales.count == 1 ? 0 : group] {
    case .linear(let line):
      let share =
        "(\(shown) − \(signed(line.origin))) ÷ \(signed(line.span))"
      let cap = line.caps == .none ? "" : wording("，截到 0–1", ", cut to 0–1")
      let isPlain = line.base == 0 && line.gain == 1
      let sum = "\(shortNumberText(line.base)) + \(shortNumberText(line.gain)) × \(share)"
      return within + (isPlain ? share : sum) + cap
    case .inverseRatio(let best): return within + "\(shortNumberText(best)) ÷ \(shown)"
    case .constant: return within + wording("全列相同", "all are equal")
    case .missing: return within + wording("无标尺", "no scale")
    }
  }

  /// A number inside an expression.
  private func signed(_ value: Double) -> String {
    value < 0 ? "(\(shortNumberText(value)))" : shortNumberText(value)
  }

  private func placeText(_ method: NormaliseRule.Method) -> String {
    switch method {
    case .rank(.place, _, _, _): wording("从最差数起的名次", "place counted from the worst")
    case .rank(.borda, _, _, _): wording("波达分", "Borda points")
    case .rank(.percentileOfOthers, _, _, _):
      wording("百分位，(名次−1)÷(n−1)", "percentile, (place − 1) ÷ (n − 1)")
    case .rank(.percentileOfHighest, _, _, _):
      wording("百分位，(名次−1)÷(最高名次−1)", "percentile, (place − 1) ÷ (highest place − 1)")
    default: wording("数值本身", "the value itself")
    }
  }
}
