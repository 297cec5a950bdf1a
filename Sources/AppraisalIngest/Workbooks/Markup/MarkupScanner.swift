/// What the scanner met.
enum MarkupEvent {
  /// A start tag; an empty element gives one and an end.
  case start
  /// The end of the innermost element.
  case end
  /// A piece of text; the text of an element may come in several.
  case text
  /// The end of the part.
  case finished
}

/// Reads a part of a workbook as XML 1.0, event by event, and refuses what is not well-formed.
///
/// Left out on purpose: document types (refused, so that there are no entities but the five and no
/// default attributes) and encodings other than UTF-8. Names are checked by their ASCII characters
/// only. A namespace is recognised by the prefix of the root element.
///
/// A zero byte stands behind the bytes at hand and nowhere in them, so each loop over bytes ends
/// there and nowhere else has to ask how many bytes are left.
struct MarkupScanner: ~Copyable {
  /// The part, for problems.
  let part: String
  var stream: PartStream
  var at: UnsafePointer<UInt8>
  var end: UnsafePointer<UInt8>
  /// The name of the element that began, without its prefix.
  var name = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Whether the element that began is of the namespace of the root element.
  var isOurs = true
  /// The text met last, valid until the scanner goes on.
  var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var open = OpenElements()
  var attributes = OwnedBuffer<MarkupAttribute>()
  var endsAtOnce = false
  var isInCharacterData = false
  var hasRoot = false
  var rootPrefix: [UInt8] = []
  var rootNamespace: [UInt8] = []
  let scratch = UnsafeMutablePointer<UInt8>.allocate(capacity: 8)
  let classes: MarkupClasses

  /// A scanner at the begin of a part.
  init(_ entry: ArchiveEntry, of archive: ZipArchive, verifies: Bool) throws(WorkbookProblem) {
    part = entry.name
    stream = PartStream(entry, of: archive, verifies: verifies)
    classes = MarkupClasses()
    scratch[0] = 0
    (at, end) = (UnsafePointer(scratch), UnsafePointer(scratch))
    try readProlog()
  }

  deinit { scratch.deallocate() }

  /// How many elements are open.
  var depth: Int { open.count }

  /// Whether the element that began is of our namespace and has a name.
  func isElement(_ other: StaticString) -> Bool { isOurs && equal(name, other) }

  /// An attribute of the tag.
  func attribute(_ name: StaticString) -> MarkupAttribute? {
    attributes.contents.first { $0.isNamed(name) }
  }

  /// Goes on to the next event.
  mutating func next() throws(WorkbookProblem) -> MarkupEvent {
    if endsAtOnce {
      endsAtOnce = false
      open.close()
      return .end
    }
    while true {
      if at == end, try !refill() { return try finish() }
      if isInCharacterData {
        if try scanCharacterData() { return .text }
      } else if at.pointee == 0x3C {
        if let event = try scanMarkup() { return event }
      } else if depth > 0 {
        try scanText()
        return .text
      } else {
        try skipSpace()
      }
    }
  }

  /// Passes over the rest of the element that began last, its end included.
  mutating func skipElement() throws(WorkbookProblem) {
    let outer = depth - 1
    while depth > outer { _ = try next() }
  }

  /// Gets more bytes, keeping those not used yet.
  /// - Returns: Whether there were any.
  mutating func refill() throws(WorkbookProblem) -> Bool {
    let rest = end - at
    guard rest <= PartStream.headroom else { throw malformed("a tag without end") }
    guard let block = try stream.next(), let start = block.baseAddress else { return false }
    let kept = start - rest
    kept.update(from: at, count: rest)
    at = UnsafePointer(kept)
    end = UnsafePointer(start + block.count)
    return true
  }

  /// Gets more bytes where the part may not end.
  mutating func refillWithin(_ place: String) throws(WorkbookProblem) {
    guard try refill() else { throw malformed("ends within \(place)") }
  }

  func malformed(_ what: String) -> WorkbookProblem {
    WorkbookProblem(.malformed(what: what), part: part)
  }

  private func finish() throws(WorkbookProblem) -> MarkupEvent {
    guard depth == 0, !isInCharacterData else { throw malformed("ends within an element") }
    guard hasRoot else { throw malformed("no element") }
    return .finished
  }

  private mutating func skipSpace() throws(WorkbookProblem) {
    while classes.isSpace(at.pointee) { at += 1 }
    guard at == end || at.pointee == 0x3C else { throw malformed("text outside the root element") }
  }
}
