public import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

extension Wording {
  /// Why an index cannot be computed, where, and what to do.
  /// - Parameters:
  ///   - problem: The problem.
  ///   - table: The subjects that it names.
  /// - Returns: A sentence or two.
  public func sentence(_ problem: IndexProblem, in table: IndicatorTable) -> String {
    let children = problem.node.children.map(\.title)
    let isReference =
      if case .distanceToReference? = problem.node.indicator?.normalise.method { true } else {
        false
      }
    let words = IndexProblemWords(
      wording: self, table: table, children: children, isReference: isReference)
    let text = words.text(problem.kind)
    let name =
      problem.node.title == problem.node.identifier
      ? problem.node.title : "\(problem.node.title) [\(problem.node.identifier)]"
    return self("指数 \(problem.indicator) 的“\(name)”", "index \(problem.indicator), \(name)")
      + self(
        "（方案第 \(problem.node.mark.line) 行）：", " (line \(problem.node.mark.line) of the scheme): ")
      + text
  }
}

/// The words for what keeps an index from being computed.
private struct IndexProblemWords {
  let wording: Wording
  let table: IndicatorTable
  let children: [String]
  /// Whether the target of a distance is a subject's value.
  let isReference: Bool

  func text(_ kind: IndexProblem.Kind) -> String {
    switch kind {
    case .imputation(let error): "\(error)"
    case .treatment(let error): "\(error)"
    case .normalisation(let error, let groups): text(error, groups)
    case .aggregation(let error): text(error)
    case .weighting(let error): text(error)
    case .unknownReference(let subject):
      wording(
        "名册中没有参照对象“\(subject)”。请改 normalise 的 subject。",
        "the roster has no subject `\(subject)`; change `subject` of `normalise`.")
    case .denominator(let row, let over, let under, let column):
      wording(
        "\(subject(row)) 的 \(numberText(over)) 不能除以“\(column)”的 \(numberText(under))：除数须大于 0，"
          + "商须在双精度范围内。请核对该列，或留空表示未报送。",
        "\(numberText(over)) of \(subject(row)) cannot be divided by \(numberText(under)) in `\(column)`: "
          + "divisors are above 0, and quotients in the range of Doubles. Check the column, or leave the "
          + "cell empty where nothing was handed in.")
    case .groupWithoutBounds(let group):
      wording(
        "“\(group)”组没有沿用的标尺。请在 boundsOf（worstOf、bestOf）中补上这一组。",
        "the group \(group) has nothing kept from an earlier year; add it to `boundsOf` (`worstOf`, "
          + "`bestOf`).")
    case .divisor(let divisor):
      wording(
        "全列的除数是 \(numberText(divisor))，应大于 0。请核对数据，或换一种标准化。",
        "the column would be divided by \(numberText(divisor)), which must be above 0; check the numbers, "
          + "or normalise otherwise.")
    case .overflow(let row):
      wording(
        "\(subject(row)) 的得分超出双精度范围，请改标准化的 scale。",
        "the score of \(subject(row)) leaves the range of Doubles; change the scales.")
    }
  }

  private func subject(_ row: Int) -> String {
    guard table.subjects.indices.contains(row) else { return "—" }
    return "\(table.subjects[row].identifier) \(table.subjects[row].name)"
  }

  private func child(_ position: Int) -> String {
    children.indices.contains(position) ? children[position] : "—"
  }

  private func text(_ error: NormaliseError, _ groups: [String]) -> String {
    switch error {
    case .constantColumn(let group):
      let scope = groups.indices.contains(group) ? groups[group] : wording("全体", "all")
      return wording(
        "“\(scope)”的数值全部相同，无法区分。请核对数据，或把 constant 写成 missing 或一个分数。",
        "all numbers of \(scope) are equal; check them, or state `constant` as missing or a score.")
    case .targetNotBetter(let target, let worst) where isReference:
      return wording(
        "参照对象的数值 \(numberText(target)) 就是最差值 \(numberText(worst))，没有距离可走。请换一个参照对象，或核对 "
          + "direction。",
        "the reference subject has \(numberText(target)), which is the worst value "
          + "\(numberText(worst)): there is no way to go; choose another subject, or check `direction`."
      )
    case .targetNotBetter(let target, let worst):
      return wording(
        "目标 \(numberText(target)) 并不好于最差值 \(numberText(worst))，没有距离可走。请核对 target 和 direction。",
        "the target \(numberText(target)) is not better than the worst value \(numberText(worst)); check "
          + "`target` and `direction`.")
    case .referenceMissing(let row):
      return wording(
        "参照对象 \(subject(row)) 没有报送此数。", "the reference subject \(subject(row)) has no number here.")
    case .badBounds, .infinite:
      return wording(
        "数值相差太大，平均值、标准差或极差超出双精度范围。请核对最大和最小的数值，或换一个单位。",
        "the numbers are so far apart that their mean, deviation or range leaves the range of Doubles; "
          + "check the largest and the smallest, or take another unit.")
    case .notPositive(let row, let value):
      return wording(
        "\(subject(row)) 的数值是 \(numberText(value))，比值和对数要求大于 0。请核对数据，或换一种标准化。",
        "\(subject(row)) has \(numberText(value)); ratios and logarithms need numbers above 0. Check it, "
          + "or normalise otherwise.")
    default: return "\(error)"
    }
  }

  private func text(_ error: AggregateError) -> String {
    switch error {
    case .outsideDomain(_, let row, let column, let value):
      return wording(
        "\(subject(row)) 的子项“\(child(column))”得 \(shortNumberText(value)) 分，这种合成在该处没有定义。"
          + "请提高标准化的下端（scale），或换一种合成。",
        "\(subject(row)) has \(shortNumberText(value)) in \(child(column)), where this aggregate is not "
          + "defined; raise the lower end of the scale, or aggregate otherwise.")
    case .tooManySubjects(let found, let limit):
      return wording(
        "逐对比较最多 \(limit) 个对象，这里有 \(found) 个。请改用 weighted-borda，或提高 limit。",
        "pairs are compared of \(limit) subjects at most, here are \(found); use weighted-borda, or raise "
          + "`limit`.")
    default: return "\(error)"
    }
  }

  private func text(_ error: WeightingError) -> String {
    switch error {
    case .tooFewSubjects(let found, let needed):
      return wording(
        "由数据定权至少需要 \(needed) 个子项齐全的对象，只有 \(found) 个。",
        "weights from data need \(needed) subjects with all children; there are \(found).")
    case .negative(let row, let column):
      return wording(
        "熵权要求得分不为负，\(subject(row)) 的“\(child(column))”为负。",
        "entropy needs scores of at least 0; \(subject(row)) has less in \(child(column)).")
    case .constantColumn(let column):
      return wording(
        "子项“\(child(column))”的得分全部相同，无法由数据定权。",
        "the scores of \(child(column)) are all equal, so that no weights can be found from data.")
    case .collinear:
      return wording(
        "有子项由其他子项完全决定，影响无法分开。请去掉重复的子项。",
        "some children determine another one, so that their importance cannot be told apart; leave it "
          + "out.")
    case .oppositeLoadings(let columns):
      let names = wording.list(columns.map(child))
      return wording(
        "第一主成分中 \(names) 与其余子项方向相反，会得到负权重。请核对方向，或换一种定权办法。",
        "\(names) load against the others on the first component, which would make negative weights; "
          + "check the directions, or weigh otherwise.")
    case .weakComponent(let share, let second):
      return wording(
        "第一主成分只占方差的 \(shortNumberText(share))（第二个 \(shortNumberText(second))），不足以定权。",
        "the first component holds only \(shortNumberText(share)) of the variance (the second "
          + "\(shortNumberText(second))), too little to weigh by.")
    case .noWeight:
      return wording("所有子项都没有权重：数据没有差异。", "no child has any weight: the data do not differ.")
    default: return "\(error)"
    }
  }
}
