/// A known spelling that looks like one found in a file.
public struct Lookalike: Sendable, Hashable {
  /// A place where the two differ.
  public struct Difference: Sendable, Hashable {
    /// Which character of the spelling found, from 1; for one that is missing there, the next one.
    public let position: Int
    /// The character found; `nil` when it is missing.
    public let found: Unicode.Scalar?
    /// The character of the known spelling; `nil` when it has none there.
    public let known: Unicode.Scalar?
  }

  /// The known spelling.
  public let known: String
  /// Its position on the list.
  public let index: Int
  /// Where the two differ, in order; never empty.
  public let differences: [Difference]
  /// Whether a digit stands for a letter or one ideograph for another, which may well be meant.
  public let isDoubtful: Bool
}

/// Finds known spellings that look like an unknown one.
public struct LookalikeIndex: Sendable {
  /// Of the known spellings with one skeleton the first so many are compared.
  ///
  /// Nobody reads on, and a
  /// list of one name written a hundred thousand times must not cost the square of that.
  static let limit = 100

  private let known: [String]
  private var skeletons: ByteKeyTable
  private var positions: [[Int]] = []

  /// An index.
  /// - Parameter known: The known spellings.
  /// - Complexity: O(bytes).
  public init(_ known: [String]) {
    self.known = known
    skeletons = ByteKeyTable(minimumCapacity: known.count)
    for (position, spelling) in known.enumerated() {
      guard let skeleton = Skeleton(spelling) else { continue }
      let number = skeletons.insert(skeleton.text)
      if number == positions.count { positions.append([]) }
      if positions[number].count < LookalikeIndex.limit { positions[number].append(position) }
    }
  }

  /// The known spellings that look like another one but are not the same bytes.
  ///
  /// - Parameter spelling: The spelling found; too long a one looks like nothing.
  /// - Returns: Those that look like it, at most 100, in the order of the list.
  /// - Complexity: O(bytes of the spelling and of those that look like it).
  public func lookalikes(of spelling: String) -> [Lookalike] {
    guard let found = Skeleton(spelling), let number = skeletons.index(of: found.text) else {
      return []
    }
    return positions[number].compactMap { position in
      guard !known[position].utf8.elementsEqual(spelling.utf8),
        let other = Skeleton(known[position])
      else { return nil }
      return Lookalike(found, known: other, spelling: known[position], index: position)
    }
  }
}

extension Lookalike {
  /// Two spellings with one skeleton, laid side by side by it.
  fileprivate init(_ found: Skeleton, known: Skeleton, spelling: String, index: Int) {
    var differences = Lookalike.gap(found.droppedFirst, known.droppedFirst)
    for position in found.scalars.indices {
      let origin = found.origins[position]
      let pair = (found.original[origin], known.original[known.origins[position]])
      if pair.0 != pair.1 {
        differences.append(.init(position: origin + 1, found: pair.0, known: pair.1))
      }
      differences += Lookalike.gap(
        found.dropped(behind: position), known.dropped(behind: position))
    }
    self.known = spelling
    self.index = index
    self.differences = differences
    isDoubtful = differences.contains(where: \.isDoubtful)
  }

  /// Compares what stands between two characters and was dropped.
  private static func gap(
    _ found: ArraySlice<Unicode.Scalar>, _ known: ArraySlice<Unicode.Scalar>
  ) -> [Difference] {
    guard !found.elementsEqual(known) else { return [] }
    return (0..<max(found.count, known.count)).compactMap { step in
      let pair = (found.dropFirst(step).first, known.dropFirst(step).first)
      guard pair.0 != pair.1 else { return nil }
      return Difference(position: found.startIndex + step + 1, found: pair.0, known: pair.1)
    }
  }
}

extension Lookalike.Difference {
  /// A digit against a letter, or two ideographs that are no encodings of one.
  fileprivate var isDoubtful: Bool {
    guard let found, let known else { return false }
    let pair = [found, known].map { Lookalike.Difference.plain($0.value) }
    if pair[0] == pair[1] { return false }
    return pair.contains { (0x30...0x39).contains($0) || $0 == 0x69 || $0 == 0x6C }
      || pair.allSatisfy { $0 >= 0x3400 }
  }

  /// Full width, compatibility ideographs and letter case taken away, but nothing that can be meant.
  private static func plain(_ value: UInt32) -> UInt32 {
    var value = unifiedIdeograph(value) ?? value
    if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
    return (0x41...0x5A).contains(value) ? value + 0x20 : value
  }

  /// The two code points and where: `4: U+2022 → U+00B7`, `∅` for none.
  public var summary: String {
    "\(position): \(Self.notation(found)) → \(Self.notation(known))"
  }

  /// A code point as it is written: `U+` and at least four hexadecimal digits.
  /// - Parameter scalar: The character.
  /// - Returns: The notation; `∅` for none.
  public static func notation(_ scalar: Unicode.Scalar?) -> String {
    guard let scalar else { return "∅" }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
