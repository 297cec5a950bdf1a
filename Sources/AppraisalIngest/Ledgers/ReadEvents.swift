public import AppraisalNumerics

/// What an event does to the points of a subject.
public enum EventEffect: Int, Sendable, Hashable, CaseIterable {
  /// Adds points (加分).
  case bonus
  /// Takes points away (扣分).
  case deduction
  /// Rules out, whatever the points (一票否决).
  case veto
}

/// The words by which a ledger tells what an event does.
public struct EventWords: Sendable {
  let groups: WordGroups

  /// Words.
  ///
  /// It is `nil` when there is no word, an empty one, or one that has two effects.
  ///
  /// - Parameter words: The words of each effect.
  public init?(_ words: [EventEffect: [String]]) {
    guard let groups = WordGroups(EventEffect.allCases.map { words[$0] ?? [] }) else {
      return nil
    }
    self.groups = groups
  }

  func effect(ofWord position: Int) -> EventEffect? {
    EventEffect(rawValue: groups.group(ofWord: position))
  }
}

/// The headers of a ledger of events.
public struct EventColumns: Sendable {
  /// Whom the event concerns.
  public let who: String
  /// The day.
  public let date: String
  /// The word for what it does.
  public let kind: String
  /// The points; without it, the scheme gives each word its points.
  public let points: String?
  /// What proves it.
  public let evidence: String?

  /// Headers.
  /// - Parameters:
  ///   - who: Whom the event concerns.
  ///   - date: The day.
  ///   - kind: The word for what it does.
  ///   - points: The points, if told.
  ///   - evidence: What proves it, if told.
  public init(
    who: String, date: String, kind: String, points: String? = nil, evidence: String? = nil
  ) {
    self.who = who
    self.date = date
    self.kind = kind
    self.points = points
    self.evidence = evidence
  }
}

/// An event that brings a bonus, a deduction or a veto (加减分、否决事项).
public struct EventRecord: Sendable, Hashable {
  /// The position of whom it concerns on the list that the ledger names.
  public let who: Int32
  /// The day.
  public let date: CalendarDate
  /// What it does.
  public let effect: EventEffect
  /// The position of the word among those of all effects: bonus, deduction, veto.
  public let word: Int32
  /// The points without sign, in units of 0.0001; `nil` when the ledger has no column of them, and
  /// for a veto.
  public let points: Int64?
  /// What proves it, as it is written; text only, never followed as a link.
  public let evidence: String?
  /// The physical line.
  public let line: Int32
}

/// Reads a ledger of events.
///
/// Points are written without sign; the word says whether they are added or taken away. Where there
/// is a column of points, a bonus or deduction needs some and a veto has none.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers.
///   - reference: The list that the first column names.
///   - words: The words of the effects.
///   - period: The first and last day of the period; events outside it are set aside.
///   - log: Takes the issues and the account of the file.
/// - Returns: The records in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readEvents(
  _ source: SourceFile, options: TextOptions, columns: EventColumns, reference: RecordReference,
  words: EventWords, period: ClosedRange<CalendarDate>, log: inout IssueLog
) -> [EventRecord]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns(
      [columns.who, columns.date, columns.kind, columns.points, columns.evidence], log: &log),
    let who = found[0], let day = found[1], let kind = found[2]
  else { return nil }
  var records: [EventRecord] = []
  let isRead = readLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let index = reading.index(
      record[who], column: who, in: reference.keys, list: reference.list, log: &log)
    let date = reading.date(record[day], column: day, inside: period, log: &log)
    let word = reading.word(record[kind], column: kind, among: words.groups.list, log: &log)
    let effect = word.flatMap(words.effect)
    let points = found[3].flatMap { column in
      reading.points(
        record[column], column: column, effect: effect,
        word: word.map { words.groups.list.words[$0] },
        log: &log)
    }
    let evidence = found[4].flatMap {
      reading.optionalText(record[$0], column: $0, log: &log)
    }
    if reading.isWhole, let index, let date, let word, let effect {
      records.append(
        EventRecord(
          who: Int32(index), date: date, effect: effect, word: Int32(word), points: points,
          evidence: evidence, line: Int32(clamping: place.line)))
    }
    return reading.verdict(concerning: index.map(reference.subjectRow), log: &log)
  }
  return isRead ? records : nil
}

extension FieldReading {
  /// Points that fit the effect, in units of 0.0001.
  fileprivate mutating func points(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, effect: EventEffect?, word: String?,
    log: inout IssueLog
  ) -> Int64? {
    let isEmpty = trimmed(field).field.isEmpty
    let points = optionalDecimal(
      field, column: column, places: 4, range: 0...1_000_000_0000, log: &log)
    guard let effect, let word, isEmpty == (effect != .veto) else { return points }
    fault(
      .pointsAgainstKind(kind: word, needsPoints: effect != .veto), column: column, log: &log)
    return nil
  }
}
