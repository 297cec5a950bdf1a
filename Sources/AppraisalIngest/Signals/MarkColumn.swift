/// A row of values that takes no memory as long as all of them are absent.
///
/// Most files have no duration, address or device; their marks should not pay for these.
struct MarkColumn<Value: Hashable & BitwiseCopyable & Sendable>: Sendable {
  private let absent: Value
  private var values: [Value] = []
  private(set) var count = 0

  /// - Parameter absent: The value that stands for none.
  init(absent: Value) { self.absent = absent }

  /// Whether no value is there.
  var isEmpty: Bool { values.isEmpty }

  @inline(__always)
  subscript(index: Int32) -> Value { values.isEmpty ? absent : values[Int(index)] }

  @inline(__always)
  func has(_ index: Int32) -> Bool { self[index] != absent }

  @inline(__always)
  mutating func append(_ value: Value) {
    if values.isEmpty {
      if value == absent {
        count += 1
        return
      }
      values = Array(repeating: absent, count: count)
    }
    values.append(value)
    count += 1
  }

  mutating func append(_ other: Self) {
    if isEmpty && other.isEmpty {
      count += other.count
      return
    }
    if isEmpty { values = Array(repeating: absent, count: count) }
    values += other.isEmpty ? Array(repeating: absent, count: other.count) : other.values
    count += other.count
  }

  /// The same values in another order.
  func reordered(_ order: [Int32]) -> Self {
    var column = self
    if !isEmpty { column.values = order.map { values[Int($0)] } }
    return column
  }
}
