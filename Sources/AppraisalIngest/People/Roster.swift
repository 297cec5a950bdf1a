/// One of those appraised (被评对象).
public struct Subject: Sendable, Hashable {
  /// The identifier.
  public let identifier: String
  /// The name shown to people.
  public let name: String
  /// The value of each stratum column, in the order asked for.
  public let strata: [String]
  /// The identifier of the organisation that it belongs to, if the roster says so.
  public let organisation: String?

  /// A subject.
  /// - Parameters:
  ///   - identifier: The identifier.
  ///   - name: The name shown to people.
  ///   - strata: The value of each stratum column.
  ///   - organisation: The organisation that it belongs to.
  public init(identifier: String, name: String, strata: [String], organisation: String? = nil) {
    self.identifier = identifier
    self.name = name
    self.strata = strata
    self.organisation = organisation
  }
}

/// Those appraised, in ascending order of the bytes of their identifiers.
///
/// That order is the row order of every table; it does not depend on the order of any file.
public struct Roster: Sendable {
  /// The subjects, ascending by the UTF-8 bytes of their identifiers.
  public let subjects: [Subject]
  /// Whole numbers per subject by the header of their column, for example of those entitled.
  public let numbers: [String: [Int64]]
  /// What else it says of them.
  public let attributes: RosterAttributes
  private(set) var keys: ListedKeys

  /// A roster.
  ///
  /// - Parameters:
  ///   - subjects: Subjects with unique identifiers, in any order.
  ///   - numbers: Whole numbers by column header, in the order of `subjects`.
  ///   - attributes: What else it says of them, in the order of `subjects`.
  public init(
    subjects: [Subject], numbers: [String: [Int64]] = [:],
    attributes: RosterAttributes = RosterAttributes()
  ) {
    let order = subjects.indices.sorted { left, right in
      subjects[left].identifier.utf8.lexicographicallyPrecedes(subjects[right].identifier.utf8)
    }
    let sorted = order.map { subjects[$0] }
    self.subjects = sorted
    self.numbers = numbers.mapValues { column in order.map { column[$0] } }
    self.attributes = attributes.reordered(order)
    var keys = ByteKeyTable(minimumCapacity: subjects.count)
    for subject in self.subjects { _ = keys.insert(subject.identifier) }
    precondition(keys.count == subjects.count, "identifiers are unique")
    self.keys = ListedKeys(keys) { sorted.map { ($0.name, $0.organisation ?? "") } }
  }

  /// The same roster for a file that names its subjects in another way.
  /// - Parameters:
  ///   - naming: How the file names them.
  ///   - mapping: Further spellings of the file.
  /// - Returns: The roster.
  public func named(_ naming: Naming, mapping: KeyMapping = .none) -> Roster {
    var roster = self
    roster.keys = keys.spelt(naming.spelling(above: nil), mapping: mapping)
    return roster
  }

  /// Number of subjects.
  public var count: Int { subjects.count }

  /// The row of a subject.
  /// - Parameter identifier: The identifier, compared by its bytes.
  /// - Returns: The row; `nil` for an identifier that is not on the roster.
  public func row(of identifier: String) -> Int? { keys.index(of: identifier) }
}

/// The headers of a roster.
public struct RosterColumns: Sendable {
  /// The header of the identifiers.
  public let identifier: String
  /// The header of the names.
  public let name: String
  /// The header of the organisation, if there is one.
  public let organisation: String?
  /// The headers of the strata.
  public let strata: [String]
  /// The headers of whole numbers, not negative.
  public let numbers: [String]
  /// The headers of what else is read.
  public let attributes: RosterAttributes.Columns

  /// Headers of a roster.
  /// - Parameters:
  ///   - identifier: The header of the identifiers.
  ///   - name: The header of the names.
  ///   - organisation: The header of the organisation.
  ///   - strata: The headers of the strata.
  ///   - numbers: The headers of whole numbers.
  ///   - attributes: The headers of what else is read.
  public init(
    identifier: String, name: String, organisation: String? = nil, strata: [String] = [],
    numbers: [String] = [], attributes: RosterAttributes.Columns = .init()
  ) {
    self.identifier = identifier
    self.name = name
    self.organisation = organisation
    self.strata = strata
    self.numbers = numbers
    self.attributes = attributes
  }
}

/// Reads the roster.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers.
///   - log: Takes the issues and the account of the file.
/// - Returns: The roster; `nil` when the file was refused, as it is when an identifier stands on
///   two lines.
/// - Complexity: O(bytes + *n* log *n*).
public func readRoster(
  _ source: SourceFile, options: TextOptions, columns: RosterColumns, log: inout IssueLog
) -> Roster? {
  guard let table = TextTable(source, options: options, log: &log) else { return nil }
  let wanted: [String?] =
    [columns.identifier, columns.name, columns.organisation] + columns.strata + columns.numbers
    + RosterAttributeReader.headers(columns.attributes)
  guard let found = table.columns(wanted, log: &log) else { return nil }
  guard let identifier = found[0], let name = found[1] else { return nil }
  let strata = found.dropFirst(3).prefix(columns.strata.count).compactMap(\.self)
  let numberColumns = found.dropFirst(3 + columns.strata.count).prefix(columns.numbers.count)
    .compactMap(\.self)
  var attributes = RosterAttributeReader(
    columns.attributes,
    positions: found.dropFirst(3 + columns.strata.count + columns.numbers.count).compactMap(\.self))

  var subjects: [Subject] = []
  var numbers = numberColumns.map { _ in [Int64]() }
  var register = IdentifierRegister()
  var check = IdentifierCheck()
  var shortened: Set<Int> = []
  let isRead = table.readUnique(register: &register, column: identifier, log: &log) {
    record, place, log in
    var reading = FieldReading(table, place)
    let key = reading.identifier(
      record[identifier], column: identifier, check: &check, log: &log)
    let title = reading.name(record[name], column: name, log: &log)
    let values = strata.compactMap { reading.text(record[$0], column: $0, log: &log) }
    let organisation = found[2].map {
      String(decoding: reading.bytes(record[$0], column: $0, log: &log), as: UTF8.self)
    }
    let counts = numberColumns.compactMap {
      reading.decimal(
        record[$0], column: $0, places: 0, range: 0...1_000_000_000, log: &log)
    }
    let further = attributes.read(record, &reading, log: &log)
    guard reading.isWhole, let key, let title else { return (.quarantined, nil) }
    attributes.append(further)
    subjects.append(
      Subject(identifier: key, name: title, strata: values, organisation: organisation))
    for (position, count) in counts.enumerated() { numbers[position].append(count) }
    check.accept(key, at: place)
    return (.accepted, key)
  } settle: { log throws(Refusal) in
    shortened = try check.settle(in: table, column: identifier, log: &log)
    return shortened.count
  }
  guard isRead else { return nil }
  let kept = subjects.indices.filter { !shortened.contains($0) }
  return Roster(
    subjects: kept.map { subjects[$0] },
    numbers: Dictionary(
      zip(columns.numbers, numbers.map { column in kept.map { column[$0] } }),
      uniquingKeysWith: { first, _ in first }),
    attributes: attributes.attributes(of: kept))
}
