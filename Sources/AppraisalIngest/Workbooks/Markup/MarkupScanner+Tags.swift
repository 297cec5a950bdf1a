extension MarkupScanner {
  /// Reads what begins with `<`.
  /// - Returns: What it was; `nil` for what says nothing, as a comment.
  mutating func scanMarkup() throws(WorkbookProblem) -> MarkupEvent? {
    while true {
      switch at[1] {
      case 0x2F:
        if try scanEndTag() { return .end }
      case 0x21:
        try scanDeclaration()
        return nil
      case 0x3F:
        try scanInstruction()
        return nil
      case 0: break
      default:
        if try scanStartTag() { return .start }
      }
      try refillWithin("a tag")
    }
  }

  /// Reads an end tag.
  /// - Returns: Whether it is there whole.
  private mutating func scanEndTag() throws(WorkbookProblem) -> Bool {
    let start = at + 2
    var after = start
    while classes.isInName(after.pointee) { after += 1 }
    let name = UnsafeBufferPointer(start: start, count: after - start)
    while classes.isSpace(after.pointee) { after += 1 }
    guard after.pointee == 0x3E else {
      if after == end { return false }
      throw malformed("an end tag")
    }
    guard open.isInnermost(name) else { throw malformed("an end tag without its start tag") }
    open.close()
    at = after + 1
    return true
  }

  /// Reads a start tag with its attributes.
  /// - Returns: Whether it is there whole.
  private mutating func scanStartTag() throws(WorkbookProblem) -> Bool {
    let start = at + 1
    var after = start
    guard classes.startsName(after.pointee) else { throw malformed("< in text") }
    while classes.isInName(after.pointee) { after += 1 }
    let full = UnsafeBufferPointer(start: start, count: after - start)
    attributes.removeAll()
    guard let closing = try scanAttributes(from: after) else { return false }
    endsAtOnce = closing.pointee == 0x2F
    guard depth > 0 || !hasRoot else { throw malformed("a second root element") }
    guard open.open(full) else {
      throw WorkbookProblem(
        .overLimit(what: .depth, found: depth + 1, limit: OpenElements.limit), part: part)
    }
    try readName(full)
    at = closing + (endsAtOnce ? 2 : 1)
    return true
  }

  /// Reads attributes up to the end of the tag.
  /// - Returns: The `/` or `>` that ends the tag; `nil` when it is not at hand yet.
  private mutating func scanAttributes(
    from start: UnsafePointer<UInt8>
  ) throws(WorkbookProblem) -> UnsafePointer<UInt8>? {
    var after = start
    while true {
      let before = after
      while classes.isSpace(after.pointee) { after += 1 }
      switch after.pointee {
      case 0x3E: return after
      case 0x2F where after[1] == 0x3E: return after
      case 0x2F where after + 1 == end: return nil
      default: break
      }
      if after == end { return nil }
      guard after > before, classes.startsName(after.pointee) else { throw malformed("a tag") }
      guard let next = try scanAttribute(from: after) else { return nil }
      after = next
    }
  }

  /// Reads an attribute.
  /// - Returns: Where it ends; `nil` when its end is not at hand yet.
  mutating func scanAttribute(
    from start: UnsafePointer<UInt8>
  ) throws(WorkbookProblem) -> UnsafePointer<UInt8>? {
    var after = start
    while classes.isInName(after.pointee) { after += 1 }
    let name = UnsafeBufferPointer(start: start, count: after - start)
    while classes.isSpace(after.pointee) { after += 1 }
    guard after.pointee == 0x3D else { return try cutOff(after) }
    after += 1
    while classes.isSpace(after.pointee) { after += 1 }
    let quote = after.pointee
    guard quote == 0x22 || quote == 0x27 else { return try cutOff(after) }
    let first = after + 1
    guard let (last, isEncoded) = try endOfValue(from: first, quote: quote) else { return nil }
    try add(
      MarkupAttribute(
        name: name, value: UnsafeBufferPointer(start: first, count: last - first),
        isEncoded: isEncoded))
    return last + 1
  }

  private func cutOff(
    _ place: UnsafePointer<UInt8>
  ) throws(WorkbookProblem) -> UnsafePointer<UInt8>? {
    guard place == end else { throw malformed("an attribute") }
    return nil
  }

  private func endOfValue(
    from start: UnsafePointer<UInt8>, quote: UInt8
  ) throws(WorkbookProblem) -> (UnsafePointer<UInt8>, isEncoded: Bool)? {
    var after = start
    var isEncoded = false
    while after.pointee != quote {
      guard classes.mattersInValue(after.pointee) else {
        after += 1
        continue
      }
      switch after.pointee {
      case 0: return nil
      case 0x3C: throw malformed("< in an attribute")
      case 0x26:
        guard let length = try checkedReference(after) else { return nil }
        isEncoded = true
        after += length
      default:
        isEncoded = isEncoded || after.pointee < 0x20
        after += 1
      }
    }
    return (after, isEncoded)
  }

  private func checkedReference(
    _ start: UnsafePointer<UInt8>
  ) throws(WorkbookProblem) -> Int? {
    switch MarkupReference.read(start) {
    case .cutOff: return nil
    case .unknown(let name): throw WorkbookProblem(.entity(name: name), part: part)
    case .wrong: throw malformed("a reference to no character")
    case .character(_, let length): return length
    }
  }

  private mutating func add(_ attribute: MarkupAttribute) throws(WorkbookProblem) {
    var index = 0
    while index < attributes.count {
      guard !sameBytes(attributes[index].name, attribute.name) else {
        throw malformed("an attribute twice")
      }
      index += 1
    }
    // Comparing each with each is cheap only for few; a worksheet's root has a dozen.
    guard index < 256 else { throw malformed("a tag with more than 256 attributes") }
    attributes.append(attribute)
  }
}

/// Whether two stretches hold the same bytes.
func sameBytes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
  guard left.count == right.count else { return false }
  var index = 0
  while index < left.count {
    if left[index] != right[index] { return false }
    index += 1
  }
  return true
}
