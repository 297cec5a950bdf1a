import AppraisalNumerics

@testable import AppraisalIngest

/// Reads a moment by trying all ways to cut what follows the day: the oracle of `parseMoment`.
func slowMoment(_ scalars: [Unicode.Scalar]) -> MomentReading {
  let text = stripped(scalars)
  let day = Array(text.prefix { $0 != " " && $0 != "T" })
  switch slowDate(day) {
  case .empty: return text.isEmpty ? .empty : .notAMoment
  case .notADate: return .notAMoment
  case .ambiguous: return .ambiguous
  case .impossible: return .impossible
  case .date(let date):
    var behind = String(String.UnicodeScalarView(text.dropFirst(day.count)))
    if behind.isEmpty {
      return .moment(
        Moment(date: date, secondOfDay: 0, hasTime: false, isCut: false, zoneMinutes: nil))
    }
    if behind.hasPrefix("T") { behind.removeFirst() } else { behind = withoutLeadingBlanks(behind) }
    return slowTime(behind, on: date)
  }
}

private let halves: [(word: String, hours: Int)] = [("上午", 0), ("AM", 0), ("下午", 12), ("PM", 12)]

private func slowTime(_ text: String, on date: CalendarDate) -> MomentReading {
  let scalars = Array(text.unicodeScalars)
  let ends = scalars.indices.filter { $0 + 1 == scalars.count || !isClockSign(scalars[$0 + 1]) }
  for end in ends where !scalars.isEmpty {
    let front = String(String.UnicodeScalarView(scalars[...end]))
    let back = String(String.UnicodeScalarView(scalars[(end + 1)...]))
    if let moment = slowTime(front, back, on: date) { return .moment(moment) }
  }
  return .notAMoment
}

private func isClockSign(_ scalar: Unicode.Scalar) -> Bool {
  isDigit(scalar) || scalar == ":" || scalar == "."
}

/// A moment whose clock is the end of the front, with nothing but half and zone behind it.
private func slowTime(_ front: String, _ back: String, on date: CalendarDate) -> Moment? {
  var (front, back) = (front, withoutLeadingBlanks(back))
  var half: Int?
  if let found = halves.first(where: { front.hasPrefix($0.word) }) {
    front = withoutLeadingBlanks(String(front.dropFirst(found.word.count)))
    half = found.hours
  } else if let found = halves.first(where: { back.hasPrefix($0.word) }) {
    back = withoutLeadingBlanks(String(back.dropFirst(found.word.count)))
    half = found.hours
  }
  guard let zone = zones[back], var clock = slowClock(Array(front.unicodeScalars)) else {
    return nil
  }
  if let half {
    guard (1...12).contains(clock.hour) else { return nil }
    clock.hour = clock.hour % 12 + half
  }
  return Moment(
    date: date, secondOfDay: clock.hour * 3600 + clock.rest, hasTime: true, isCut: clock.isCut,
    zoneMinutes: zone)
}

private func slowClock(_ text: [Unicode.Scalar]) -> (hour: Int, rest: Int, isCut: Bool)? {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(Array.init)
  guard parts.count == 2 || parts.count == 3 else { return nil }
  let seconds = (parts.count == 3 ? parts[2] : ["0", "0"])
    .split(separator: ".", omittingEmptySubsequences: false).map(Array.init)
  guard isNumber(parts[0], 1...2, below: 24), isNumber(parts[1], 2...2, below: 60),
    seconds.count <= 2, isNumber(seconds[0], 2...2, below: 60),
    seconds.count == 1 || isNumber(seconds[1], 1...9, below: .max)
  else { return nil }
  return (
    value(parts[0]), value(parts[1]) * 60 + value(seconds[0]),
    seconds.count == 2 && seconds[1].contains { $0 != "0" }
  )
}

private func withoutLeadingBlanks(_ text: String) -> String { String(text.drop { $0 == " " }) }

/// Every way to write a zone.
private let zones: [String: Int?] = {
  var zones: [String: Int?] = ["Z": 0, "GMT": 0, "UTC": 0]
  zones.updateValue(nil, forKey: "")
  for minutes in 0...840 {
    for sign in minutes <= 720 ? ["+", "-"] : ["+"] {
      let (hour, minute) = (minutes / 60, minutes % 60)
      let hours = hour < 10 ? "0\(hour)" : "\(hour)"
      let rest = minute < 10 ? "0\(minute)" : "\(minute)"
      for name in ["", "GMT", "UTC"] {
        var spellings = ["\(hours):\(rest)", "\(hours)\(rest)"]
        if minute == 0 { spellings.append(hours) }
        if !name.isEmpty, hour < 10 {
          spellings.append("\(hour):\(rest)")
          if minute == 0 { spellings.append("\(hour)") }
        }
        for spelling in spellings {
          zones[name + sign + spelling] = sign == "-" ? -minutes : minutes
        }
      }
    }
  }
  return zones
}()
