import AppraisalNumerics

/// Readers of numbers that the analytic lane takes as Doubles.
extension YAMLValue {
  /// A decimal number, with an exponent perhaps, as the nearest Double.
  func number(
    _ what: String, _ bound: NumberBound, _ faults: inout FaultCollector
  ) -> Double? {
    let reading = text.map { text in
      Array(text.utf8).withUnsafeBufferPointer { parseNumber($0) }
    }
    guard case .value(let number)? = reading else {
      let found = shortened(text ?? "…")
      faults.error(
        "not-a-number", at: mark,
        "“\(what)”应为普通数字（如 12.5 或 1.2e-05），用半角书写，不带分隔符或单位，此处是“\(found)”。",
        "`\(what)` must be a plain number (such as 12.5 or 1.2e-05) without separators or units, "
          + "found `\(found)`")
      return nil
    }
    guard bound.holds(number) else {
      faults.error(
        "out-of-range", at: mark, "“\(what)”应\(bound.meaning.chinese)，此处是“\(number)”。",
        "`\(what)` must be \(bound.meaning.english), found `\(number)`")
      return nil
    }
    return number
  }
}

extension MappingReader {
  /// A number in the bound of the key.
  func number(_ name: String, _ faults: inout FaultCollector) -> Double? {
    guard case .number(let bound)? = shape?.key(name)?.type else {
      preconditionFailure("a key of numbers")
    }
    return present(name, &faults)?.number(name, bound, &faults)
  }
}
