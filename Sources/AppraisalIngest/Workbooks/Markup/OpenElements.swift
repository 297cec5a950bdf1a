import Glibc

/// The names of the elements that are open, so that each end tag is held against its start tag.
struct OpenElements: ~Copyable {
  /// How many there are.
  private(set) var count = 0
  private let ends = UnsafeMutablePointer<Int>.allocate(capacity: limit + 1)
  private let names = UnsafeMutablePointer<UInt8>.allocate(capacity: room)

  /// How many there may be; the parts of a workbook nest less than a dozen.
  static let limit = 128
  private static let room = 1 << 16

  init() { ends[0] = 0 }

  deinit {
    ends.deallocate()
    names.deallocate()
  }

  /// Opens an element; refused when there are too many or their names are too long.
  mutating func open(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = ends[count]
    guard count < OpenElements.limit, start + name.count <= OpenElements.room else { return false }
    var index = 0
    while index < name.count {
      names[start + index] = name[index]
      index += 1
    }
    count += 1
    ends[count] = start + name.count
    return true
  }

  /// Whether the innermost element has a name.
  func isInnermost(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count > 0 else { return false }
    let start = ends[count - 1]
    guard ends[count] - start == name.count else { return false }
    var index = 0
    while index < name.count {
      if names[start + index] != name[index] { return false }
      index += 1
    }
    return true
  }

  /// Closes the innermost element.
  mutating func close() { count -= 1 }
}
