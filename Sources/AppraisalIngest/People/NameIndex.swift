/// Finds people by name and unit where a file gives no identifiers.
///
/// A name is a key only while one person bears it; with two of the same name the unit decides, and
/// where that is missing or the same, nobody is chosen. Spellings are compared by their bytes.
public struct NameIndex: Sendable {
  /// What a name came to.
  public enum Outcome: Sendable, Hashable {
    /// One person.
    case found(Int)
    /// Several people, in the order of the list; the file does not say which is meant.
    case ambiguous([Int])
    /// Nobody; with those who may be meant.
    case unknown([NameSuggestion])
  }

  private let people: [(name: String, unit: String)]
  private var units = ByteKeyTable()
  private var byName: Positions
  private var byNameAndUnit: Positions
  private let lookalikes: LookalikeIndex

  /// An index.
  /// - Parameter people: Names and units, in the order of the list.
  /// - Complexity: O(bytes).
  public init(_ people: [(name: String, unit: String)]) {
    self.people = people
    byName = Positions(minimumCapacity: people.count)
    byNameAndUnit = Positions(minimumCapacity: people.count)
    for (position, person) in people.enumerated() {
      byName.add(position, for: person.name)
      let unit = units.insert(person.unit)
      byNameAndUnit.add(position, for: NameIndex.key(person.name, unit: unit))
    }
    lookalikes = LookalikeIndex(people.map(\.name))
  }

  /// Whom a name means.
  ///
  /// - Parameters:
  ///   - name: The name without outer blanks.
  ///   - unit: The unit; `nil` when the file has no column for it.
  /// - Returns: The outcome; suggestions from the same unit come alone when there are any.
  /// - Complexity: O(bytes), and at most 100 comparisons of each kind for the suggestions.
  public func person(named name: String, in unit: String?) -> Outcome {
    let matches = bearers(of: name, in: unit)
    if matches.count == 1 { return .found(matches[0]) }
    if matches.count > 1 { return .ambiguous(matches) }
    let elsewhere = byName[name].prefix(LookalikeIndex.limit).map { suggestion($0, .otherUnit) }
    let others = alike(name) + titled(name)
    let close = others.filter { isIn($0.index, unit) }
    return .unknown(unique(close.isEmpty ? elsewhere + others : close))
  }

  /// The name and the number of the unit: no two pairs give the same key.
  private static func key(_ name: String, unit: Int) -> String { "\(name)\u{0}\(unit)" }

  private func bearers(of name: String, in unit: String?) -> [Int] {
    guard let unit else { return byName[name] }
    return units.index(of: unit).map { byNameAndUnit[NameIndex.key(name, unit: $0)] } ?? []
  }

  private func isIn(_ position: Int, _ unit: String?) -> Bool {
    unit.map { $0.utf8.elementsEqual(people[position].unit.utf8) } ?? true
  }

  private func alike(_ name: String) -> [NameSuggestion] {
    lookalikes.lookalikes(of: name).map(NameSuggestion.init)
  }

  private func titled(_ name: String) -> [NameSuggestion] {
    guard let (bare, title) = splitTitle(name) else { return [] }
    let exact = byName[bare].prefix(LookalikeIndex.limit).map {
      suggestion($0, .withoutTitle(title))
    }
    return exact.isEmpty ? alike(bare) : exact
  }

  private func suggestion(_ position: Int, _ reason: NameSuggestion.Reason) -> NameSuggestion {
    NameSuggestion(index: position, known: people[position].name, reason: reason)
  }

  /// The first suggestion of each person.
  private func unique(_ suggestions: [NameSuggestion]) -> [NameSuggestion] {
    var seen: Set<Int> = []
    return suggestions.filter { seen.insert($0.index).inserted }
  }
}

/// Positions by key, each list in ascending order.
private struct Positions: Sendable {
  private var keys: ByteKeyTable
  private var lists: [[Int]] = []

  init(minimumCapacity capacity: Int) { keys = ByteKeyTable(minimumCapacity: capacity) }

  mutating func add(_ position: Int, for key: String) {
    let number = keys.insert(key)
    if number == lists.count { lists.append([]) }
    lists[number].append(position)
  }

  subscript(key: String) -> [Int] { keys.index(of: key).map { lists[$0] } ?? [] }
}
