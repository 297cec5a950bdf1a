/// By which spellings the records of a file name those on a list.
///
/// A record names somebody by the identifier of the list; by another spelling that a mapping has;
/// or, where the file says so, by the name.
struct ListedKeys: Sendable {
  /// What a field came to.
  enum Outcome {
    case found(Int, isMapped: Bool)
    /// The name of several; the file does not say which is meant.
    case ambiguous(count: Int)
    case unknown([NameSuggestion])
  }

  /// How the fields of a file are to be taken.
  enum Spelling: Sendable {
    case identifiers
    case names
    /// Names, with a column of units, in which those above the list are named.
    case namesAndUnits(above: UnitNames?)
  }

  /// The identifiers, each with the number of its position.
  let identifiers: ByteKeyTable
  private let hints: ListHints
  private let mapping: KeyMapping
  private let spelling: Spelling

  /// The keys of a list.
  /// - Parameters:
  ///   - identifiers: The identifiers.
  ///   - people: The names and units, in the same order.
  init(_ identifiers: ByteKeyTable, people: @escaping ListHints.People) {
    self.init(
      identifiers, ListHints(identifiers, people: people), mapping: .none, spelling: .identifiers)
  }

  private init(
    _ identifiers: ByteKeyTable, _ hints: ListHints, mapping: KeyMapping, spelling: Spelling
  ) {
    self.identifiers = identifiers
    self.hints = hints
    self.mapping = mapping
    self.spelling = spelling
  }

  /// The same list, named in another way.
  func spelt(_ spelling: Spelling, mapping: KeyMapping) -> ListedKeys {
    ListedKeys(identifiers, hints, mapping: mapping, spelling: spelling)
  }

  /// Number of those on the list.
  var count: Int { identifiers.count }

  /// The position of an identifier.
  func index(of identifier: String) -> Int? { identifiers.index(of: identifier) }

  /// The position that a spelling of a header stands for, and whether by the mapping.
  func position(of spelling: String) -> (index: Int, isMapped: Bool)? {
    if let index = identifiers.index(of: spelling) { return (index, false) }
    return mapping.position(of: spelling).map { ($0, true) }
  }

  /// Whom a field names.
  /// - Parameters:
  ///   - field: The field without outer blanks.
  ///   - unit: The unit of the record without outer blanks; empty when it has none.
  /// - Returns: The outcome. An identifier never goes through the mapping; a name does so first,
  ///   since somebody decided it.
  func find(
    _ field: UnsafeBufferPointer<UInt8>, unit: UnsafeBufferPointer<UInt8>
  ) -> Outcome {
    let isNamed = if case .identifiers = spelling { false } else { true }
    if !isNamed, let index = identifiers.index(of: field) {
      return .found(index, isMapped: false)
    }
    if let index = mapping.position(of: field) { return .found(index, isMapped: true) }
    let text = String(decoding: field, as: UTF8.self)
    guard isNamed else { return .unknown(hints.suggestions(for: text)) }
    switch hints.names.person(named: text, in: self.unit(unit)) {
    case .found(let index): return .found(index, isMapped: false)
    case .ambiguous(let indexes): return .ambiguous(count: indexes.count)
    case .unknown(let suggestions): return .unknown(suggestions)
    }
  }

  private func unit(_ field: UnsafeBufferPointer<UInt8>) -> String? {
    guard case .namesAndUnits(let above) = spelling, !field.isEmpty else { return nil }
    let text = String(decoding: field, as: UTF8.self)
    return above?.identifier(of: text) ?? text
  }

  /// Whom a spelling may mean that was not found.
  func suggestions(for spelling: String) -> [NameSuggestion] { hints.suggestions(for: spelling) }

  // MARK: - Spellings that need no second look

  /// Spellings that stand for somebody wherever they stand, in the form of a lookup.
  struct Forms {
    fileprivate(set) var keys: ByteKeyTable
    /// The position that each stands for.
    fileprivate(set) var positions: [Int]
    /// Which of them are of the mapping.
    fileprivate(set) var mapped: Range<Int>

    fileprivate mutating func add(_ keys: ByteKeyTable, _ positions: [Int]) {
      for number in 0..<keys.count where self.keys.insert(keys.key(at: number)) == self.count {
        self.positions.append(positions[number])
      }
    }

    private var count: Int { positions.count }
  }

  /// The spellings by which a field can be looked up without the rest of its record.
  var forms: Forms {
    switch spelling {
    case .identifiers:
      var forms = Forms(
        keys: identifiers, positions: Array(0..<identifiers.count),
        mapped: identifiers.count..<identifiers.count)
      forms.add(mapping.forms, mapping.positions)
      forms.mapped = identifiers.count..<forms.positions.count
      return forms
    case .names:
      var forms = mappedForms
      let unique = hints.uniqueNames()
      forms.add(unique.names, unique.positions)
      return forms
    case .namesAndUnits: return mappedForms
    }
  }

  private var mappedForms: Forms {
    Forms(keys: mapping.forms, positions: mapping.positions, mapped: 0..<mapping.count)
  }

  /// The spellings by which somebody on the list may sign as evaluator: the identifier, a mapped
  /// spelling, and where the file has names, a name that no other has.
  var signatures: Forms {
    var forms = Forms(
      keys: identifiers, positions: Array(0..<identifiers.count), mapped: 0..<0)
    forms.add(mapping.forms, mapping.positions)
    if case .identifiers = spelling { return forms }
    let unique = hints.uniqueNames()
    forms.add(unique.names, unique.positions)
    return forms
  }

  /// Whether each of those on the list has one spelling only, so that two fields that name the same
  /// are the same bytes.
  var isPlain: Bool {
    if case .identifiers = spelling { mapping.count == 0 } else { false }
  }
}

/// The identifiers of the units that people belong to, by identifier or by a name that only one has.
struct UnitNames: Sendable {
  private let identifiers: ByteKeyTable
  private let names: ByteKeyTable
  private let positions: [Int]

  init(_ keys: ListedKeys) {
    identifiers = keys.identifiers
    let forms = keys.spelt(.names, mapping: .none).forms
    (names, positions) = (forms.keys, forms.positions)
  }

  /// The identifier that a unit is meant by; `nil` for an unknown one.
  func identifier(of unit: String) -> String? {
    if identifiers.index(of: unit) != nil { return unit }
    return names.index(of: unit).map { identifiers.key(at: positions[$0]) }
  }
}

/// How the records of a file name those on a list.
public enum Naming: Sendable, Hashable {
  /// By identifier.
  case identifiers
  /// By name, as long as no other has it.
  case names
  /// By name and unit, which have to fit both; a record without a unit is taken by its name alone.
  ///
  /// The header of the units is among the ``TextOptions``. Members are looked up by identifier or name
  /// of their subject, subjects by their organisation as the roster writes it.
  case namesAndUnits

  func spelling(above units: UnitNames?) -> ListedKeys.Spelling {
    switch self {
    case .identifiers: .identifiers
    case .names: .names
    case .namesAndUnits: .namesAndUnits(above: units)
    }
  }
}
