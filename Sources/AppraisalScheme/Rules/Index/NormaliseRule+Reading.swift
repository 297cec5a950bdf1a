import AppraisalNumerics

extension NormaliseRule {
  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    let shapes = NormaliseRule.readings.map(\.shape)
    guard let reader = MappingReader(value, among: shapes, called: "normalise", &faults),
      let reading = NormaliseRule.readings.first(where: { $0.shape.name == reader.shape?.name }),
      let method = reading.read(reader, &faults)
    else { return nil }
    let within = reader.shape?.key("within") == nil ? nil : reader.text("within", &faults)
    guard NormaliseRule.kept(reader, hasGroups: within != nil, &faults) else { return nil }
    self.init(method: method, within: within, mark: value.mark)
  }

  /// What is kept for all stands without `within`, and what is kept by group beside it.
  private static func kept(
    _ reader: MappingReader, hasGroups: Bool, _ faults: inout FaultCollector
  ) -> Bool {
    for name in ["bounds", "worst", "best"] {
      if hasGroups, reader.value(name) != nil {
        faults.error(
          "keys-exclude-each-other", at: reader.mark,
          "\(name) 对全体只有一组；写了 within 时请改写 \(name)Of，每组一条。",
          "`\(name)` is stated once for all; beside `within` write `\(name)Of`, once per group")
        return false
      }
      if !hasGroups, reader.value("\(name)Of") != nil {
        faults.error(
          "keys-exclude-each-other", at: reader.mark,
          "\(name)Of 按组沿用，还要写 within：按 strata 中的哪一列分组。",
          "`\(name)Of` is kept by group; write `within` too, the column of `strata`")
        return false
      }
    }
    return true
  }

  static func goalposts(_ reader: MappingReader, _ faults: inout FaultCollector) -> Method? {
    let from = reader.number("from", &faults)
    let to = reader.number("to", &faults)
    let unit = reader.choice("on", ScaleUnit.self, &faults)
    let caps = reader.choice("caps", CapWord.self, &faults)
    let scale = reader.present("scale", &faults).flatMap { Scale($0, &faults) }
    guard let from, let to, let unit, let caps, let scale,
      ordered(from, to, at: reader.mark, &faults)
    else { return nil }
    guard unit == .value || from > 0 else {
      faults.error(
        "out-of-range", at: reader.mark, "on: logarithm 时 from 应大于 0，此处是 \(from)。",
        "with `on: logarithm`, `from` must be above 0, found \(from)")
      return nil
    }
    return .goalposts(
      from: from, to: to, isLogarithmic: unit == .logarithm, caps: caps.caps, scale: scale)
  }

  static func minMax(_ reader: MappingReader, _ faults: inout FaultCollector) -> Method? {
    let scale = reader.present("scale", &faults).flatMap { Scale($0, &faults) }
    let constant = constant(reader, &faults)
    let bounds = Kept<Ends>.read("bounds", reader, &faults) { Ends($0, &$1) }
    guard let scale, let constant, let bounds else { return nil }
    return .minMax(scale: scale, constant: constant, bounds: bounds.rule)
  }

  static func standardScore(_ reader: MappingReader, _ faults: inout FaultCollector) -> Method? {
    let centre = reader.number("centre", &faults)
    let spread = reader.number("spread", &faults)
    let divisor = reader.choice("divisor", DivisorWord.self, &faults)
    let constant = constant(reader, &faults)
    let bounds = Kept<Moments>.read("bounds", reader, &faults) { Moments($0, &$1) }
    guard let centre, let spread, let divisor, let constant, let bounds else { return nil }
    return .standardScore(
      centre: centre, spread: spread, divisor: divisor.divisor, constant: constant,
      bounds: bounds.rule)
  }

  static func place(
    _ points: RankScore.Points, _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> Method? {
    reader.choice("ties", TieWord.self, &faults).map {
      .rank(points, ties: $0.rule, decimals: nil, constant: .refused)
    }
  }

  static func percentile(_ reader: MappingReader, _ faults: inout FaultCollector) -> Method? {
    let ties = reader.choice("ties", TieWord.self, &faults)
    let divisor = reader.choice("divisor", PercentileDivisor.self, &faults)
    let constant = constant(reader, &faults)
    guard let stated = reader.present("decimals", &faults) else { return nil }
    let decimals = stated.text == "all" ? nil : stated.integer("decimals", in: 0...15, &faults)
    guard let ties, let divisor, let constant, stated.text == "all" || decimals != nil else {
      return nil
    }
    return .rank(
      divisor == .others ? .percentileOfOthers : .percentileOfHighest, ties: ties.rule,
      decimals: decimals.map { Int($0) }, constant: constant)
  }

  static func distanceToTarget(
    _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> Method? {
    let target = reader.number("target", &faults)
    let isCapped = reader.boolean("capped", &faults)
    let worst = Kept<Double>.read("worst", reader, &faults) { $0.number("worst", .any, &$1) }
    guard let target, let isCapped, let worst else { return nil }
    return .distanceToTarget(target: target, isCapped: isCapped, worst: worst.rule)
  }

  static func distanceToReference(
    _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> Method? {
    let subject = reader.text("subject", &faults)
    let isCapped = reader.boolean("capped", &faults)
    guard let subject, let isCapped else { return nil }
    return .distanceToReference(subject: subject, isCapped: isCapped)
  }

  static func ratioToBest(_ reader: MappingReader, _ faults: inout FaultCollector) -> Method? {
    Kept<Double>.read("best", reader, &faults) { $0.number("best", .positive, &$1) }.map {
      .ratioToBest(best: $0.rule)
    }
  }

  static func aroundReference(
    _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> Method? {
    guard let stated = reader.present("reference", &faults) else { return nil }
    let reference = stated.text == "mean" ? nil : stated.number("reference", .any, &faults)
    let scale = reader.present("scale", &faults).flatMap { Scale($0, &faults) }
    let constant = constant(reader, &faults)
    let kept = reader.present("range", &faults)
    let range = kept.flatMap { ValueRange($0, &faults) }
    guard let scale, let constant, stated.text == "mean" || reference != nil,
      (kept == nil) == (range == nil)
    else { return nil }
    return .aroundReference(reference: reference, scale: scale, constant: constant, range: range)
  }

  static func proportion(_ reader: MappingReader, _ faults: inout FaultCollector) -> Method? {
    let length = reader.choice("of", LengthWord.self, &faults)
    let divisor = reader.number("divisor", &faults)
    return length.map { .proportion($0.length, divisor: divisor) }
  }

  private static func constant(
    _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> ConstantColumn? {
    guard let value = reader.present("constant", &faults) else { return nil }
    switch value.text.flatMap({ ConstantWord(rawValue: $0) }) {
    case .refuse: return .refused
    case .missing: return .missing
    case nil: return value.number("constant", .any, &faults).map { .score($0) }
    }
  }

  /// A mapping of a lower and a higher number only.
  fileprivate static func ascending(
    _ value: YAMLValue, _ shape: Shape, _ faults: inout FaultCollector
  ) -> (from: Double, to: Double)? {
    guard let reader = MappingReader(value, shape, &faults) else { return nil }
    let from = reader.number("from", &faults)
    let to = reader.number("to", &faults)
    guard let from, let to, ordered(from, to, at: value.mark, &faults) else { return nil }
    return (from, to)
  }

  fileprivate static func ordered(
    _ from: Double, _ to: Double, at mark: SourceMark, _ faults: inout FaultCollector
  ) -> Bool {
    guard from < to else {
      faults.error(
        "scale-range", at: mark, "from（\(from)）应小于 to（\(to)）。",
        "from (\(from)) must be below to (\(to))")
      return false
    }
    return true
  }
}

extension NormaliseRule.Scale {
  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let ends = NormaliseRule.ascending(value, NormaliseRule.Scale.shape, &faults) else {
      return nil
    }
    self.init(from: ends.from, to: ends.to)
  }
}

extension NormaliseRule.Ends {
  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, NormaliseRule.Ends.shape, &faults) else { return nil }
    let from = reader.number("from", &faults)
    let to = reader.number("to", &faults)
    let caps = reader.choice("caps", CapWord.self, &faults)
    guard let from, let to, let caps, NormaliseRule.ordered(from, to, at: value.mark, &faults)
    else { return nil }
    self.init(from: from, to: to, caps: caps.caps)
  }
}

extension NormaliseRule.ValueRange {
  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let ends = NormaliseRule.ascending(value, NormaliseRule.ValueRange.shape, &faults) else {
      return nil
    }
    self.init(from: ends.from, to: ends.to)
  }
}

extension NormaliseRule.Moments {
  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, NormaliseRule.Moments.shape, &faults) else {
      return nil
    }
    let mean = reader.number("mean", &faults)
    let deviation = reader.number("deviation", &faults)
    guard let mean, let deviation else { return nil }
    self.init(mean: mean, deviation: deviation)
  }
}
