/// What a grade is worth in pay (一定双评, 绩效): months of an allowance and a coefficient.
public struct Rewards: Sendable {
  /// A grade and what it is worth, in hundredths.
  public struct Rate: Sendable, Hashable {
    /// The grade.
    public let grade: String
    /// The number of months or the coefficient, in hundredths.
    public let hundredths: Int64
    /// Where it stands in the scheme.
    var mark = SourceMark.start
  }

  /// The roster's column with the monthly amount.
  public let column: String
  /// Months of the amount by grade, for every grade; empty when no months are paid.
  public let months: [Rate]
  /// The coefficient by grade, for every grade; empty when there is none.
  public let coefficients: [Rate]
  /// Where it stands in the scheme.
  public let mark: SourceMark
}

extension Rewards {
  private static let amountShape = Shape(
    "rewards.amounts", Bilingual("每人每月的金额", "the monthly amount of each"),
    keys: [
      .init(
        "column", .text, Bilingual("名册中金额所在的列，单位元", "the roster's column, in yuan"), example: "月津贴")
    ])

  /// The keys of `rewards`.
  static let shape = Shape(
    "rewards", Bilingual("按最终等次兑现待遇", "pay by the final grade"),
    keys: [
      .init(
        "amounts", .mapping(amountShape), Bilingual("金额从哪里来", "where the amounts come from"),
        example: "{ column: 月津贴 }"),
      .init(
        "months",
        .dictionary(
          key: Bilingual("等次", "a grade"), .decimal(places: 2, 0...10_000)),
        Bilingual(
          "奖励几个月的金额；每个等次都要写，不发的写 0", "months of the amount, for every grade; 0 where none is paid"),
        ifLeftOut: Bilingual("不发奖励", "nothing is paid"), example: "{ 优秀: 1, 合格: 0 }",
        clause: Bilingual("评为优秀的，奖励一个月津贴", "excellent earns one month's allowance")),
      .init(
        "coefficients",
        .dictionary(
          key: Bilingual("等次", "a grade"), .decimal(places: 2, 0...10_000)),
        Bilingual(
          "绩效系数，乘以金额；每个等次都要写，不发的写 0",
          "the coefficient by which the amount is multiplied, for every grade; 0 where none is paid"
        ),
        ifLeftOut: Bilingual("不算绩效", "there is none"), example: "{ 优秀: 1.2, 合格: 1.0 }"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, Rewards.shape, &faults) else { return nil }
    let amounts = reader.present("amounts", &faults)
      .flatMap { MappingReader($0, Rewards.amountShape, &faults) }
    let column = amounts?.text("column", &faults)
    let months = Rewards.rates(reader, "months", &faults)
    let coefficients = Rewards.rates(reader, "coefficients", &faults)
    if reader.value("months") == nil, reader.value("coefficients") == nil {
      faults.error(
        "rewards-empty", at: reader.mark, "rewards 要写 months（奖励几个月）或 coefficients（系数）。",
        "`rewards` needs months or coefficients")
    }
    guard let column, let months, let coefficients else { return nil }
    self.init(column: column, months: months, coefficients: coefficients, mark: value.mark)
  }

  private static func rates(
    _ reader: MappingReader, _ name: String, _ faults: inout FaultCollector
  ) -> [Rate]? {
    guard let value = reader.value(name) else { return [] }
    guard let entries = value.gradeEntries(name, &faults) else { return nil }
    let rates = entries.compactMap { entry in
      entry.value.decimal(entry.key, places: 2, in: 0...10_000, &faults)
        .map { Rate(grade: entry.key, hundredths: $0, mark: entry.mark) }
    }
    return rates.count == entries.count ? rates : nil
  }

  func lint(_ context: ConsequenceContext, _ faults: inout FaultCollector) {
    context.requireGrades(at: mark, &faults)
    for rate in months + coefficients {
      context.lint(grades: [rate.grade], at: rate.mark, &faults)
    }
    lintWhole(months, "months", context, &faults)
    lintWhole(coefficients, "coefficients", context, &faults)
  }

  /// A grade that is left out would be paid nothing without a word.
  private func lintWhole(
    _ rates: [Rate], _ key: String, _ context: ConsequenceContext, _ faults: inout FaultCollector
  ) {
    guard let first = rates.first, let bands = context.bands else { return }
    let missing = bands.bands.map(\.grade).filter { grade in
      !rates.contains { $0.grade.utf8.elementsEqual(grade.utf8) }
    }
    guard !missing.isEmpty else { return }
    faults.error(
      "rewards-grade-missing", at: first.mark,
      "\(key) 没有写等次\(missing.map { "“\($0)”" }.joined(separator: "、"))。每个等次都要写，不发的写 0。",
      "`\(key)` leaves out \(missing.map { "`\($0)`" }.joined(separator: ", ")); every grade is written, "
        + "with 0 where nothing is paid")
  }
}
