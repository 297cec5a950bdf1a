import AppraisalNumerics

@testable import AppraisalIngest

/// Reads a day by trying each notation in turn: the oracle of `parseDate`.
func slowDate(_ scalars: [Unicode.Scalar]) -> DateReading {
  let text = stripped(scalars)
  guard let first = text.first else { return .empty }
  guard isDigit(first) else { return .notADate }
  if text.allSatisfy(isDigit), text.count <= 5 { return .ambiguous }
  if isShort(text) { return .ambiguous }
  for notation in ["9999-m-d", "9999/m/d", "9999.m.d", "9999年m月d日", "99999999"] {
    guard let (numbers, rest) = match(text, Array(notation.unicodeScalars)), isTimeOrNothing(rest)
    else { continue }
    if numbers.count == 3 { return day(numbers[0], numbers[1], numbers[2]) }
    return day(numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100)
  }
  return .notADate
}

/// Whether one or two digits begin what could be a date without its year or with a short one.
private func isShort(_ text: [Unicode.Scalar]) -> Bool {
  let lead = text.prefix(while: isDigit).count
  guard lead <= 2, lead + 1 < text.count else { return false }
  let rest = Array(text[(lead + 1)...])
  if ["-", "/", ".", "年"].contains(text[lead]) { return isDigit(rest[0]) }
  let number = rest.prefix { isDigit($0) }
  guard text[lead] == "月", (1...9).contains(number.count), number.count < rest.count else {
    return false
  }
  return rest[number.count] == "日" && isTimeOrNothing(Array(rest[(number.count + 1)...]))
}

/// Matches the beginning of a text: a run of `9` is as many digits, a letter one or two, all else
/// itself; behind the whole there is no further digit.
private func match(
  _ text: [Unicode.Scalar], _ notation: [Unicode.Scalar]
) -> (numbers: [Int], rest: [Unicode.Scalar])? {
  var rest = text[...]
  var numbers: [Int] = []
  var wanted = notation[...]
  while let symbol = wanted.first {
    let run = wanted.prefix { $0 == symbol }.count
    wanted = wanted.dropFirst(run)
    guard symbol == "9" || symbol == "m" || symbol == "d" else {
      guard rest.first == symbol else { return nil }
      rest = rest.dropFirst()
      continue
    }
    let digits = rest.prefix { isDigit($0) }
    guard symbol == "9" ? digits.count == run : (1...2).contains(digits.count) else { return nil }
    numbers.append(digits.reduce(0) { $0 * 10 + Int($1.value - 48) })
    rest = rest.dropFirst(digits.count)
  }
  return (numbers, Array(rest))
}

/// Whether a text is empty or `T` or a blank, and a time of day.
private func isTimeOrNothing(_ text: [Unicode.Scalar]) -> Bool {
  guard let mark = text.first else { return true }
  guard mark == "T" || mark == " " else { return false }
  let time = text.dropFirst().drop { $0 == " " }
  let parts = time.split(separator: ":", omittingEmptySubsequences: false).map(Array.init)
  guard parts.count == 2 || parts.count == 3, isNumber(parts[0], 1...2, below: 24),
    isNumber(parts[1], 2...2, below: 60)
  else { return false }
  guard parts.count == 3 else { return true }
  let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false).map(Array.init)
  guard seconds.count <= 2, isNumber(seconds[0], 2...2, below: 60) else { return false }
  return seconds.count == 1 || isNumber(seconds[1], 1...9, below: .max)
}

/// Whether a text is so many digits, and their value below a limit.
func isNumber(
  _ text: [Unicode.Scalar], _ lengths: ClosedRange<Int>, below limit: Int
) -> Bool {
  lengths.contains(text.count) && text.allSatisfy(isDigit) && value(text) < limit
}

/// The value of at most eighteen digits.
func value(_ digits: [Unicode.Scalar]) -> Int {
  digits.reduce(0) { $0 * 10 + Int($1.value - 48) }
}

private func day(_ year: Int, _ month: Int, _ day: Int) -> DateReading {
  let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  guard (1900...2100).contains(year), (1...12).contains(month),
    (1...lengths[month - 1]).contains(day),
    let date = try? CalendarDate(year: year, month: month, day: day)
  else { return .impossible }
  return .date(date)
}
