import AppraisalNumerics

extension NormaliseRule {
  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    let shapes = NormaliseRule.readings.map(\.shape)
    guard let reader = MappingReader(value, among: shapes, called: "normalise", &faults),
      let reading = NormaliseRule.readings.first(where: { $0.shape.name == reader.shape?.name }),
      let method = reading.read(reader, &faults)
    else { return nil }
    let within = reader.shape?.key("within") == nil ? nil : reader.text("within", &faults)
    for frozen in ["bounds", "worst", "best"] where within != nil && reader.value(frozen) != nil {
      faults.error(
        "keys-exclude-each-other", at: value.mark,
        "沿用的 \(frozen) 对全体只有一组，不能同时写 within。",
        "`\(frozen)` is stated once for all, so `within` cannot stand beside it")
      return nil
    }
    self.init(method: method, within: within, mark: value.mark)
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
    let bounds = reader.present("bounds", &faults)
    let ends = bounds.flatMap { Ends($0, &faults) }
    guard let scale, let constant, (bounds == nil) == (ends == nil) else { return nil }
    return .minMax(scale: scale, constant: constant, bounds: ends)
  }

  static func standardScore(_ reader: MappingReader, _ faults: inout FaultCollector) -> Method? {
    let centre = reader.number("centre", &faults)
    let spread = reader.number("spread", &faults)
    let divisor = reader.choice("divisor", DivisorWord.self, &faults)
    let constant = constant(reader, &faults)
    let bounds = reader.present("bounds", &faults)
    let moments = bounds.flatMap { Moments($0, &faults) }
    guard let centre, let spread, let divisor, let constant, (bounds == nil) == (moments == nil)
    else { return nil }
    return .standardScore(
      centre: centre, spread: spread, divisor: divisor.divisor, constant: constant,
      bounds: moments)
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
    let worst = reader.number("worst", &faults)
    guard let target, let isCapped else { return nil }
    return .distanceToTarget(target: target, isCapped: isCapped, worst: worst)
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
    .ratioToBest(best: reader.number("best", &faults))
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
    guard let reader = MappingReader(value, NormaliseRule.Scale.shape, &faults) else { return nil }
    let from = reader.number("from", &faults)
    let to = reader.number("to", &faults)
    guard let from, let to, NormaliseRule.ordered(from, to, at: value.mark, &faults) else {
      return nil
    }
    self.init(from: from, to: to)
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
