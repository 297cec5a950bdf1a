/// Remembers what the answers met so far mean, so that each is read by the rules of its scale once.
///
/// Only answers that need no note are remembered: one with full-width digits is read anew each
/// time, and noted each time.
struct AnswerMemory {
  private struct Slot: BitwiseCopyable {
    var low: UInt64
    var high: UInt64
    /// The code and 1; 0 for an empty slot.
    var code: Int
  }

  private let sheet: BallotSheet
  private var slots = [Slot](repeating: Slot(low: 0, high: 0, code: 0), count: 4096)

  init(_ sheet: BallotSheet) { self.sheet = sheet }

  /// The code of an answer; -1 when it is off the scale or worth a note.
  ///
  /// Looks up to 15 bytes beyond the end, which must be there.
  @inline(__always)
  mutating func code(_ start: UnsafeRawPointer, count: Int) -> Int {
    guard count <= 16 else { return read(start, count: count) }
    let words = KeyWords(UnsafeRawBufferPointer(start: start, count: 16), count: count)
    let slot = Int(truncatingIfNeeded: words.hash) & (slots.count - 1)
    let entry = slots[slot]
    if entry.code != 0, entry.low == words.low, entry.high == words.high { return entry.code - 1 }
    return learn(words, start, count: count, slot: slot)
  }

  private mutating func learn(
    _ words: KeyWords, _ start: UnsafeRawPointer, count: Int, slot: Int
  ) -> Int {
    let code = read(start, count: count)
    // Two answers of one slot take turns.
    if code >= 0 { slots[slot] = Slot(low: words.low, high: words.high, code: code + 1) }
    return code
  }

  private func read(_ start: UnsafeRawPointer, count: Int) -> Int {
    let field = UnsafeRawBufferPointer(start: start, count: count).bindMemory(to: UInt8.self)
    // A field with outer blanks is worth a note, and a number would be read without them.
    guard !trimmed(field).hadOuterBlanks else { return -1 }
    let (reading, leftNote) = sheet.read(field)
    guard case .code(let code, let coerced) = reading, coerced.isEmpty, !leftNote else { return -1 }
    return code
  }
}
