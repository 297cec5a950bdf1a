extension MarkupScanner {
  /// Takes a piece of text up to the next tag, reference or line end.
  mutating func scanText() throws(WorkbookProblem) {
    let start = at
    while !classes.endsText(at.pointee) { at += 1 }
    if at > start {
      text = UnsafeBufferPointer(start: start, count: at - start)
      return
    }
    switch at.pointee {
    case 0x26: try scanReference()
    case 0x0D: try scanLineEnd()
    default: try scanBracket()
    }
  }

  /// `]]>` ends a character data section and may stand nowhere else.
  private mutating func scanBracket() throws(WorkbookProblem) {
    while end - at < 3, try refill() {}
    guard at[1] != 0x5D || at[2] != 0x3E else { throw malformed("]]> in text") }
    text = UnsafeBufferPointer(start: at, count: 1)
    at += 1
  }

  /// A carriage return, alone or before a line feed, is read as a line feed.
  private mutating func scanLineEnd() throws(WorkbookProblem) {
    while end - at < 2, try refill() {}
    at += at[1] == 0x0A ? 2 : 1
    scratch[0] = 0x0A
    text = UnsafeBufferPointer(start: scratch, count: 1)
  }

  private mutating func scanReference() throws(WorkbookProblem) {
    while true {
      switch MarkupReference.read(at) {
      case .cutOff: try refillWithin("a reference")
      case .unknown(let name): throw WorkbookProblem(.entity(name: name), part: part)
      case .wrong: throw malformed("a reference to no character")
      case .character(let character, let length):
        at += length
        text = UnsafeBufferPointer(start: scratch, count: writeUTF8(character, to: scratch))
        return
      }
    }
  }

  /// Takes a piece of a character data section.
  /// - Returns: Whether there was one; `false` at the end of the section.
  mutating func scanCharacterData() throws(WorkbookProblem) -> Bool {
    let start = at
    while at.pointee != 0x5D && at.pointee != 0x0D && at.pointee != 0 { at += 1 }
    if at > start {
      text = UnsafeBufferPointer(start: start, count: at - start)
      return true
    }
    if at.pointee == 0x0D {
      try scanLineEnd()
      return true
    }
    while end - at < 3 { try refillWithin("a character data section") }
    if at[1] == 0x5D && at[2] == 0x3E {
      at += 3
      isInCharacterData = false
      return false
    }
    text = UnsafeBufferPointer(start: at, count: 1)
    at += 1
    return true
  }
}
