import Dispatch

/// The values of numbered pieces of work, computed on all processors and in their order.
///
/// What a piece comes to depends on its number alone, so the result is the same for any number of
/// threads.
func concurrentMap<Value>(_ count: Int, _ value: (_ piece: Int) -> Value) -> [Value] {
  var values = [Value?](repeating: nil, count: count)
  withoutActuallyEscaping(value) { value in
    values.withUnsafeMutableBufferPointer { values in
      // Pieces read what they share, and every piece writes to its own place.
      nonisolated(unsafe) let (value, values) = (value, values)
      DispatchQueue.concurrentPerform(iterations: count) { values[$0] = value($0) }
    }
  }
  return values.compactMap(\.self)
}
