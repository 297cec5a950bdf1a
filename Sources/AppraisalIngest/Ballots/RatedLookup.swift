/// Finds whom a header or the name of a sheet means: by identifier, by a mapped spelling, or by a name
/// that only one has.
struct RatedLookup {
  private let reference: RecordReference
  /// Who has a name; made when one is looked up, since most headers name no one and lists are long.
  private lazy var names = Dictionary(
    grouping: 0..<reference.count, by: { [reference] in Array(reference.name($0).utf8) })

  /// A lookup on the list of the rated.
  init(_ reference: RecordReference) { self.reference = reference }

  /// The position of somebody on the list, and whether the mapping led to it.
  mutating func position(of rated: String) -> (index: Int, isMapped: Bool)? {
    if let found = reference.keys.position(of: rated) { return found }
    guard let alike = names[Array(rated.utf8)], alike.count == 1 else { return nil }
    return (alike[0], false)
  }
}
