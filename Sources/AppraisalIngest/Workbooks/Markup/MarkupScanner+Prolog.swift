extension MarkupScanner {
  /// Reads the byte order mark and the declaration at the begin of a part.
  mutating func readProlog() throws(WorkbookProblem) {
    while end - at < 6, try refill() {}
    if end - at >= 3, at[0] == 0xEF, at[1] == 0xBB, at[2] == 0xBF { at += 3 }
    while end - at < 6, try refill() {}
    guard starts(with: "<?xml"), classes.isSpace(at[5]) else { return }
    while true {
      attributes.removeAll()
      if try scanXMLDeclaration() { return }
      try refillWithin("the XML declaration")
    }
  }

  private mutating func scanXMLDeclaration() throws(WorkbookProblem) -> Bool {
    var after = at + 5
    while true {
      let before = after
      while classes.isSpace(after.pointee) { after += 1 }
      if after == end { return false }
      if after.pointee == 0x3F {
        if after + 1 == end { return false }
        guard after[1] == 0x3E else { throw malformed("the XML declaration") }
        try checkDeclaration()
        at = after + 2
        return true
      }
      guard after > before, classes.startsName(after.pointee) else {
        throw malformed("the XML declaration")
      }
      guard let next = try scanAttribute(from: after) else { return false }
      after = next
    }
  }

  /// `version`, then perhaps `encoding`, then perhaps `standalone` (productions 23–32, 80).
  private func checkDeclaration() throws(WorkbookProblem) {
    let given = attributes.contents
    var index = 0
    guard index < given.count, given[index].isNamed("version"),
      given[index].value.starts(with: "1.".utf8), given[index].value.count > 2
    else { throw malformed("the XML declaration") }
    index += 1
    if index < given.count, given[index].isNamed("encoding") {
      let name = String(decoding: given[index].value, as: UTF8.self)
      guard name.lowercased() == "utf-8" else { throw malformed("the encoding is not UTF-8") }
      index += 1
    }
    if index < given.count, given[index].isNamed("standalone") {
      guard equal(given[index].value, "yes") || equal(given[index].value, "no") else {
        throw malformed("the XML declaration")
      }
      index += 1
    }
    guard index == given.count else { throw malformed("the XML declaration") }
  }

  func starts(with literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    return end - at >= count && equal(UnsafeBufferPointer(start: at, count: count), literal)
  }

  /// Passes over a processing instruction.
  mutating func scanInstruction() throws(WorkbookProblem) {
    while end - at < 6, try refill() {}
    let target = at + 2
    guard classes.startsName(target[0]) else { throw malformed("a processing instruction") }
    if target[0] | 0x20 == 0x78, target[1] | 0x20 == 0x6D, target[2] | 0x20 == 0x6C,
      !classes.isInName(target[3])
    {
      throw malformed("an XML declaration that is not at the begin")
    }
    at += 2
    while classes.isInName(at.pointee) || at == end {
      if at == end { try refillWithin("a processing instruction") } else { at += 1 }
    }
    while end - at < 2 { try refillWithin("a processing instruction") }
    guard classes.isSpace(at[0]) || (at[0] == 0x3F && at[1] == 0x3E) else {
      throw malformed("a processing instruction")
    }
    try skip(past: 0x3F, 0x3E, within: "a processing instruction")
  }

  /// Passes over a comment, enters a character data section, and refuses a document type.
  mutating func scanDeclaration() throws(WorkbookProblem) {
    while end - at < 9, try refill() {}
    if starts(with: "<!--") {
      at += 4
      try skip(past: 0x2D, 0x2D, within: "a comment")
      while at == end { try refillWithin("a comment") }
      guard at.pointee == 0x3E else { throw malformed("-- in a comment") }
      at += 1
    } else if starts(with: "<![CDATA["), depth > 0 {
      at += 9
      isInCharacterData = true
    } else if starts(with: "<!DOCTYPE") {
      throw WorkbookProblem(.documentType, part: part)
    } else {
      throw malformed("a declaration")
    }
  }

  /// Goes behind the next place where two bytes follow each other.
  private mutating func skip(
    past first: UInt8, _ second: UInt8, within place: String
  ) throws(WorkbookProblem) {
    while true {
      while at.pointee != first && at.pointee != 0 { at += 1 }
      while end - at < 2 { try refillWithin(place) }
      if at[0] == first && at[1] == second {
        at += 2
        return
      }
      at += 1
    }
  }
}
