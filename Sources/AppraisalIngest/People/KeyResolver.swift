/// Turns a key of a file into a position on a list: as the list writes it, or as a mapping says.
struct KeyResolver: Sendable {
  /// What a key came to.
  enum Outcome: Sendable, Hashable {
    /// On the list as it is.
    case listed(Int)
    /// On the list by the mapping.
    case mapped(Int)
    /// Neither.
    case unknown
  }

  /// The keys of the list.
  let keys: ByteKeyTable
  /// The declared mapping.
  let mapping: KeyMapping

  /// A resolver.
  init(keys: ByteKeyTable, mapping: KeyMapping = .none) {
    self.keys = keys
    self.mapping = mapping
  }

  /// Where a key stands.
  /// - Parameter field: The field without outer blanks.
  /// - Returns: The outcome; a listed key never goes through the mapping.
  func position(of field: UnsafeBufferPointer<UInt8>) -> Outcome {
    if let index = keys.index(of: field) { return .listed(index) }
    if let index = mapping.position(of: field) { return .mapped(index) }
    return .unknown
  }

  /// Whether an evaluator rates themself: after outer blanks are taken off and the mapping is
  /// applied, the evaluator's key is that of the rated.
  ///
  /// An evaluator who is not on the list, as a pseudonym is not, rates somebody else.
  ///
  /// - Parameters:
  ///   - rater: The evaluator's field.
  ///   - rated: The position of the rated.
  /// - Returns: Whether they are the same.
  func isSelfRating(rater: UnsafeBufferPointer<UInt8>, rated: Int) -> Bool {
    switch position(of: trimmed(rater).field) {
    case .listed(let index), .mapped(let index): index == rated
    case .unknown: false
    }
  }
}
