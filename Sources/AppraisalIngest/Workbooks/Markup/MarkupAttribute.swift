/// An attribute of a tag, valid until the scanner goes on.
struct MarkupAttribute: BitwiseCopyable {
  /// The name with its prefix.
  let name: UnsafeBufferPointer<UInt8>
  /// The value as it stands between the quotes, where references were checked.
  let value: UnsafeBufferPointer<UInt8>
  /// Whether the value has references or line ends, so that ``decoded()`` differs from it.
  let isEncoded: Bool

  /// Whether this is the attribute of a name.
  func isNamed(_ other: StaticString) -> Bool { equal(name, other) }

  /// Whether the name without its prefix is another.
  func isNamed(local: StaticString) -> Bool {
    guard let colon = name.firstIndex(of: 0x3A) else { return false }
    return equal(UnsafeBufferPointer(rebasing: name[(colon + 1)...]), local)
  }

  /// The value with its references replaced and its line ends made spaces.
  func decoded() -> [UInt8] {
    var text: [UInt8] = []
    var at = 0
    while at < value.count {
      if value[at] == 0x26, let start = value.baseAddress,
        case .character(let character, let length) = MarkupReference.read(start + at)
      {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { room in
          guard let target = room.baseAddress else { return }
          let count = writeUTF8(character, to: target)
          text.append(contentsOf: room[..<count])
        }
        at += length
        continue
      }
      let isSpace = value[at] == 0x09 || value[at] == 0x0A || value[at] == 0x0D
      let isSecondOfLineEnd = value[at] == 0x0A && at > 0 && value[at - 1] == 0x0D
      if !isSecondOfLineEnd { text.append(isSpace ? 0x20 : value[at]) }
      at += 1
    }
    return text
  }

  /// The value as a string.
  var string: String { String(decoding: decoded(), as: UTF8.self) }
}

/// Whether bytes are those of a literal.
func equal(_ bytes: UnsafeBufferPointer<UInt8>, _ literal: StaticString) -> Bool {
  guard bytes.count == literal.utf8CodeUnitCount else { return false }
  let other = literal.utf8Start
  var index = 0
  while index < bytes.count {
    if bytes[index] != other[index] { return false }
    index += 1
  }
  return true
}
