import Synchronization

/// Whom an unknown spelling may mean, by the identifiers and the names of a list.
///
/// The indexes are made when the first unknown spelling is met: most files have none.
final class ListHints: Sendable {
  /// Names and units of a list, in its order.
  typealias People = @Sendable () -> [(name: String, unit: String)]

  private struct Indexes {
    var identifiers: LookalikeIndex?
    var names: NameIndex?
  }

  private let table: ByteKeyTable
  private let people: People
  private let indexes = Mutex(Indexes())

  /// - Parameters:
  ///   - identifiers: The identifiers of the list.
  ///   - people: The names and units of the list.
  init(_ identifiers: ByteKeyTable, people: @escaping People) {
    table = identifiers
    self.people = people
  }

  /// Those on the list by their names.
  var names: NameIndex {
    indexes.withLock { indexes in
      if let names = indexes.names { return names }
      let names = NameIndex(people())
      indexes.names = names
      return names
    }
  }

  /// Those on the list by what their identifiers look like.
  private var identifiers: LookalikeIndex {
    indexes.withLock { indexes in
      if let identifiers = indexes.identifiers { return identifiers }
      let identifiers = LookalikeIndex((0..<table.count).map { table.key(at: $0) })
      indexes.identifiers = identifiers
      return identifiers
    }
  }

  /// Whom a spelling may mean that is no identifier: first those whose identifier looks like it, then
  /// those whose name it is or looks like; each once.
  func suggestions(for spelling: String) -> [NameSuggestion] {
    let alike = identifiers.lookalikes(of: spelling).map(NameSuggestion.init)
    var seen: Set<Int> = []
    return (alike + byName(spelling)).filter { seen.insert($0.index).inserted }
  }

  private func byName(_ spelling: String) -> [NameSuggestion] {
    let bearers: [Int]
    switch names.person(named: spelling, in: nil) {
    case .found(let index): bearers = [index]
    case .ambiguous(let indexes): bearers = indexes
    case .unknown(let suggestions): return suggestions
    }
    return bearers.prefix(LookalikeIndex.limit).map {
      NameSuggestion(index: $0, known: spelling, reason: .isName(of: table.key(at: $0)))
    }
  }

  /// The numbers of those whose name no other on the list has, by that name.
  func uniqueNames() -> (names: ByteKeyTable, positions: [Int]) {
    let people = people()
    var counts: [Int] = []
    var all = ByteKeyTable(minimumCapacity: people.count)
    for person in people {
      let number = all.insert(person.name)
      if number == counts.count { counts.append(0) }
      counts[number] += 1
    }
    var names = ByteKeyTable(minimumCapacity: people.count)
    var positions: [Int] = []
    for (position, person) in people.enumerated() {
      guard !person.name.isEmpty, all.index(of: person.name).map({ counts[$0] }) == 1 else {
        continue
      }
      _ = names.insert(person.name)
      positions.append(position)
    }
    return (names, positions)
  }
}
