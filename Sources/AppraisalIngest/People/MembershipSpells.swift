public import AppraisalNumerics

/// The time during which a person belonged to a subject (任职起止).
public struct MembershipSpell: Sendable, Hashable {
  /// The position of the person on the list.
  public let member: Int32
  /// The row of the subject.
  public let subject: Int32
  /// The first day; `nil` when the person belonged there already.
  public let from: CalendarDate?
  /// The last day; `nil` while the person belongs there.
  public let to: CalendarDate?
  /// The physical line.
  public let line: Int32

  /// Whether the person belonged there on a day.
  /// - Parameter date: The day.
  /// - Returns: Whether it lies between the first and last day, both included.
  public func contains(_ date: CalendarDate) -> Bool {
    (from.map { $0 <= date } ?? true) && (to.map { date <= $0 } ?? true)
  }
}

/// People, and to whom they belonged when; somebody who moved has a spell for each unit.
public struct MembershipSpells: Sendable {
  /// The names, by the position of the person.
  public let names: [String]
  /// The spells, by person and then by their first day.
  public let spells: [MembershipSpell]
  let keys: ByteKeyTable
  /// Where the spells of each person begin, and the end of the last.
  private let starts: [Int]

  init(names: [String], spells: [MembershipSpell], keys: ByteKeyTable) {
    self.names = names
    self.keys = keys
    self.spells = spells.sorted {
      ($0.member, $0.from?.dayOrder ?? 0, $0.line) < ($1.member, $1.from?.dayOrder ?? 0, $1.line)
    }
    var starts = [Int](repeating: 0, count: names.count + 1)
    for spell in spells { starts[Int(spell.member) + 1] += 1 }
    for index in names.indices { starts[index + 1] += starts[index] }
    self.starts = starts
  }

  /// Number of people.
  public var count: Int { names.count }

  /// The position of a person.
  /// - Parameter identifier: The identifier, or the name where there are none.
  /// - Returns: The position; `nil` for somebody who is not on the list.
  public func position(of identifier: String) -> Int? { keys.index(of: identifier) }

  /// Where a person belonged on a day.
  ///
  /// - Parameters:
  ///   - member: The position of the person.
  ///   - date: The day.
  /// - Returns: The row of the subject; `nil` when none of the spells holds the day.
  /// - Complexity: O(spells of the person).
  public func subject(of member: Int, on date: CalendarDate) -> Int? {
    spells[starts[member]..<starts[member + 1]].first { $0.contains(date) }
      .map { Int($0.subject) }
  }
}

extension CalendarDate {
  /// A number that orders days and is positive.
  var dayOrder: Int { (year * 100 + month) * 100 + day }
}
