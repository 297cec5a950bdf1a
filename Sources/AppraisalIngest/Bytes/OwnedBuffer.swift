/// A growing row of plain values in memory of its own, which stays when the row is emptied.
///
/// An array would do the same, but asks before each change whether somebody shares it; and the
/// address of its elements may not leave a closure, while ``contents`` may be lent to a caller.
struct OwnedBuffer<Element: BitwiseCopyable>: ~Copyable {
  private var room: UnsafeMutableBufferPointer<Element>
  /// Number of elements.
  private(set) var count = 0

  init() { room = .allocate(capacity: 16) }

  deinit { room.deallocate() }

  /// The elements, valid until the next one is appended.
  var contents: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: room.baseAddress, count: count)
  }

  subscript(index: Int) -> Element {
    // The memory behind the last element is not initialised.
    precondition(index >= 0 && index < count, "an element that there is")
    return room[index]
  }

  mutating func append(_ element: Element) {
    if count == room.count { grow() }
    room.initializeElement(at: count, to: element)
    count += 1
  }

  mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let source = elements.baseAddress, !elements.isEmpty else { return }
    while room.count - count < elements.count { grow() }
    room.baseAddress.map { ($0 + count).initialize(from: source, count: elements.count) }
    count += elements.count
  }

  mutating func removeAll() { count = 0 }

  private mutating func grow() {
    let larger = UnsafeMutableBufferPointer<Element>.allocate(capacity: room.count * 2)
    _ = larger.initialize(from: contents)
    room.deallocate()
    room = larger
  }
}
