/// The sums from which the points of aggregates come, column after column.
struct PointsSums: Sendable {
  private var numerators: [Int64]
  private var denominators: [Int32]
  /// Empty where no node asks for more than one part.
  private var present: [Int32]

  /// Sums of nothing yet.
  init(aggregates: Int, rows: Int, counts: Bool) {
    numerators = [Int64](repeating: 0, count: aggregates * rows)
    denominators = [Int32](repeating: 0, count: aggregates * rows)
    present = counts ? denominators : []
  }

  /// The sums, lent.
  struct Pointers {
    /// `N`, below 2⁵³ by ``ExactBound``.
    let numerators: UnsafeMutablePointer<Int64>
    /// `D`, below 2²⁴ by the same bound, since points reach 10⁹.
    let denominators: UnsafeMutablePointer<Int32>
    /// The number of parts present, where a node asks for more than one.
    let present: UnsafeMutablePointer<Int32>?

    static func + (pointers: Pointers, offset: Int) -> Pointers {
      Pointers(
        numerators: pointers.numerators + offset, denominators: pointers.denominators + offset,
        present: pointers.present.map { $0 + offset })
    }
  }

  mutating func withPointers(_ body: (Pointers) -> Void) {
    numerators.withUnsafeMutableBufferPointer { numerators in
      denominators.withUnsafeMutableBufferPointer { denominators in
        present.withUnsafeMutableBufferPointer { present in
          guard let numerators = numerators.baseAddress,
            let denominators = denominators.baseAddress
          else { return }
          body(
            Pointers(
              numerators: numerators, denominators: denominators,
              present: present.isEmpty ? nil : present.baseAddress))
        }
      }
    }
  }
}
