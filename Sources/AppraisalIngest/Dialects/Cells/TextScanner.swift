/// Walks over the bytes of a cell from one sign to the next.
struct TextScanner {
  private let text: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  /// What has not been walked over.
  var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: text[position...]) }

  /// Walks over a text if it stands here.
  mutating func take(_ wanted: StaticString) -> Bool {
    let length = wanted.utf8CodeUnitCount
    guard text.count - position >= length else { return false }
    for index in 0..<length where text[position + index] != wanted.utf8Start[index] {
      return false
    }
    position += length
    return true
  }

  mutating func skipBlanks() { while take(" ") {} }

  /// At most nine ASCII digits; `nil` when there is none or there are more.
  mutating func number() -> (value: Int, digits: Int)? {
    let start = position
    var value = 0
    while position < text.count, (0x30...0x39).contains(text[position]) {
      guard position - start < 9 else { return nil }
      value = value * 10 + Int(text[position] - 0x30)
      position += 1
    }
    return position > start ? (value, position - start) : nil
  }

  /// `8:05` or `08:05:59`, up to 23:59:59, as seconds.
  mutating func clock() -> (seconds: Int, parts: Int)? {
    guard let hour = number(), hour.digits <= 2, hour.value < 24, take(":"),
      let minute = number(), minute.digits == 2, minute.value < 60
    else { return nil }
    let seconds = hour.value * 3600 + minute.value * 60
    guard take(":") else { return (seconds, 2) }
    guard let second = number(), second.digits == 2, second.value < 60 else { return nil }
    return (seconds + second.value, 3)
  }
}
