@testable import AppraisalIngest

private let units: [(word: String, seconds: Int64)] = [
  ("天", 86_400), ("小时", 3600), ("时", 3600), ("分钟", 60), ("分", 60), ("秒钟", 1), ("秒", 1),
]

/// Reads a length of time by splitting it at its signs: the oracle of `parseDuration`.
func slowDuration(_ scalars: [Unicode.Scalar]) -> DurationReading {
  let text = stripped(scalars)
  guard !text.isEmpty else { return .empty }
  if isNumber(text, 1...9, below: .max) { return .seconds(Int64(value(text)), isCut: false) }
  let decimals = text.split(separator: ".", omittingEmptySubsequences: false).map(Array.init)
  if decimals.count == 2, isNumber(decimals[0], 1...9, below: .max),
    !decimals[1].isEmpty, decimals[1].allSatisfy(isDigit)
  {
    return .seconds(Int64(value(decimals[0])), isCut: decimals[1].contains { $0 != "0" })
  }
  let clock = text.split(separator: ":", omittingEmptySubsequences: false).map(Array.init)
  if clock.count > 1, clock.joined().allSatisfy(isDigit) { return slowClock(clock) }
  return slowUnits(text[...], largest: .max, sum: 0)
}

private func slowClock(_ parts: [[Unicode.Scalar]]) -> DurationReading {
  guard parts.count <= 3, isNumber(parts[0], 1...9, below: .max),
    parts.dropFirst().allSatisfy({ isNumber($0, 2...2, below: .max) })
  else { return .notADuration }
  guard parts.count == 3 else { return .ambiguous }
  let (minutes, seconds) = (value(parts[1]), value(parts[2]))
  guard minutes < 60, seconds < 60 else { return .impossible }
  return .seconds(Int64(value(parts[0])) * 3600 + Int64(minutes * 60 + seconds), isCut: false)
}

/// Takes a number and its unit off the front, then reads the rest.
private func slowUnits(
  _ text: ArraySlice<Unicode.Scalar>, largest: Int64, sum: Int64
) -> DurationReading {
  if text.isEmpty { return .seconds(sum, isCut: false) }
  let digits = Array(text.prefix(while: isDigit))
  let rest = text.dropFirst(digits.count)
  let unit = units.first { rest.starts(with: Array($0.word.unicodeScalars)) }
  guard isNumber(digits, 1...9, below: .max), let unit, unit.seconds < largest else {
    return .notADuration
  }
  let limit = largest == .max ? Int.max : unit.seconds == 3600 ? 24 : 60
  guard value(digits) < limit else { return .impossible }
  return slowUnits(
    rest.dropFirst(unit.word.unicodeScalars.count), largest: unit.seconds,
    sum: sum + Int64(value(digits)) * unit.seconds)
}
