/// The mapping of GB18030-2022 to Unicode, ready to be looked up.
///
/// It follows the standard with the Unicode Technical Committee's recommendation L2/23-003 for the
/// eighteen codes of 2022: the two-byte code and the four-byte code that the characters had before
/// both mean the character, so that files of either edition are read rightly. The standard itself
/// gives the four-byte code to the private use area.
///
/// The six codes FE51–FE53, FE6C, FE76 and FE91 stay in the private use area, as in the standard;
/// some converters map them to U+20087 and its like, which have codes of their own.
struct GB18030Codes: Sendable {
  /// One entry for each lead and trail byte, see ``index(lead:trail:)``.
  ///
  /// An ordinary character has its UTF-8, first byte lowest, in bits 0–23 and the number of those
  /// bytes in bits 24–25. A code that needs attention has ``attention`` set, and its scalar, if any,
  /// in bits 0–15.
  private(set) var pairs = [UInt32](repeating: attention, count: 128 * 256)
  /// The scalars of the four-byte codes from 81308130 to 8431A439, which are those of the basic
  /// plane.
  private(set) var quads: [UInt16] = []
  /// The positions in ``quads`` of codes that have changed since the edition of 2000.
  private(set) var changedQuads: [Int] = []

  /// Marks a code as private, changed or none.
  static let attention: UInt32 = 1 << 31
  /// Marks a code as changed since the edition of 2000.
  static let changed: UInt32 = 1 << 30

  /// The mapping; about a millisecond's work when it is first asked for.
  static let edition2022 = GB18030Codes()

  /// The position of a two-byte code in ``pairs``.
  static func index(lead: UInt8, trail: UInt8) -> Int { Int(lead & 0x7F) << 8 | Int(trail) }

  private init() {
    var scalars = [UInt16](repeating: 0, count: 128 * 256)
    var isTaken = [Bool](repeating: false, count: 0x1_0000)
    forEachCharacter { code, scalar in
      scalars[Int(code & 0x7FFF)] = scalar
      isTaken[Int(scalar)] = true
    }
    forEachHanzi(lackedBy: isTaken) { code, scalar in
      scalars[Int(code & 0x7FFF)] = scalar
      isTaken[Int(scalar)] = true
    }
    forEachPrivateCode { code, scalar in
      scalars[Int(code & 0x7FFF)] = scalar
      isTaken[Int(scalar)] = true
    }
    for index in scalars.indices where scalars[index] != 0 {
      pairs[index] = entry(UInt32(scalars[index]))
    }
    fillQuads(scalars, &isTaken)
  }

  /// Four-byte codes were given in 2000, in the order of Unicode, to what had no two-byte code then.
  private mutating func fillQuads(_ scalars: [UInt16], _ isTaken: inout [Bool]) {
    var isChanged = [Bool](repeating: false, count: 0x1_0000)
    for (code, former) in changedCodesOfGB18030 {
      let scalar = scalars[Int(code & 0x7FFF)]
      pairs[Int(code & 0x7FFF)] = Self.attention | Self.changed | UInt32(scalar)
      isTaken[Int(scalar)] = false
      isTaken[Int(former)] = true
      isChanged[Int(scalar)] = true
    }
    for scalar in UInt16(0x80)...0xFFFF
    where !isTaken[Int(scalar)] && !(0xD800...0xDFFF).contains(scalar) {
      if isChanged[Int(scalar)] { changedQuads.append(quads.count) }
      // The one code of 2005: A8BC and 8135F437 changed places.
      quads.append(scalar == 0x1E3F ? 0xE7C7 : scalar)
    }
  }
}

private func entry(_ scalar: UInt32) -> UInt32 {
  if (0xE000...0xF8FF).contains(scalar) { return GB18030Codes.attention | scalar }
  let last = 0x80 | scalar & 0x3F
  if scalar < 0x800 { return 0xC0 | scalar >> 6 | last << 8 | 2 << 24 }
  return 0xE0 | scalar >> 12 | (0x80 | scalar >> 6 & 0x3F) << 8 | last << 16 | 3 << 24
}

/// The code behind a two-byte code in its row; the trail bytes are 40–7E and 80–FE.
private func successor(_ code: UInt16) -> UInt16 { code & 0xFF == 0x7E ? code + 2 : code + 1 }

/// The lines of ``charactersOfGB18030``: four hexadecimal digits, then characters of two or three
/// bytes each.
private func forEachCharacter(_ body: (_ code: UInt16, _ scalar: UInt16) -> Void) {
  var code: UInt16 = 0
  for character in String(describing: charactersOfGB18030).unicodeScalars {
    switch character.value {
    case 0x0A: code = 0
    case 0x30...0x39: code = code << 4 | UInt16(character.value - 0x30)
    case 0x41...0x46: code = code << 4 | UInt16(character.value - 0x37)
    default:
      body(code, UInt16(truncatingIfNeeded: character.value))
      code = successor(code)
    }
  }
}

/// GBK has the hanzi U+4E00–U+9FA5 that GB 2312 lacks in the order of Unicode: in the rows 81–A0 in
/// all cells, in the rows AA–FD in those with trail bytes up to A0.
private func forEachHanzi(
  lackedBy isTaken: [Bool], _ body: (_ code: UInt16, _ scalar: UInt16) -> Void
) {
  var code: UInt16 = 0x8140
  for scalar in UInt16(0x4E00)...0x9FA5 where !isTaken[Int(scalar)] {
    body(code, scalar)
    let lead = code >> 8
    switch (lead, code & 0xFF) {
    case (0xA0, 0xFE): code = 0xAA40
    case (..<0xA0, 0xFE), (0xAA..., 0xA0): code = (lead + 1) << 8 | 0x40
    default: code = successor(code)
    }
  }
}

private func forEachPrivateCode(_ body: (_ code: UInt16, _ scalar: UInt16) -> Void) {
  for run in privateRunsOfGB18030 {
    var scalar = run.scalar
    let lastTrail =
      run.first >> 8 == run.last >> 8 ? run.last & 0xFF : run.trail == 0x40 ? 0xA0 : 0xFE
    for lead in run.first >> 8...run.last >> 8 {
      var code = lead << 8 | UInt16(run.trail)
      while code <= lead << 8 | lastTrail {
        body(code, scalar)
        code = successor(code)
        scalar += 1
      }
    }
  }
}
